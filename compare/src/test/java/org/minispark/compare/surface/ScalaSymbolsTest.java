package org.minispark.compare.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.surface.ScalaSymbols.Access;

/** Accesses that Spark's documentation shows, read from its class files. */
class ScalaSymbolsTest {
  private static ClassFiles spark;

  @BeforeAll
  static void open() {
    spark = new ClassFiles(TestPrograms.sparkClassPath());
  }

  @AfterAll
  static void close() throws IOException {
    spark.close();
  }

  @Test
  void tellsPrivateMethodsFromPublicOnes() {
    assertThat(access("SparkContext", "parallelize", "()V")).isEqualTo(Access.PUBLIC);
    assertThat(access("SparkContext", "env", "()V")).isEqualTo(Access.HIDDEN);
    assertThat(access("api/java/JavaSparkContext", "checkpointFile", "()V"))
        .isEqualTo(Access.PROTECTED);
  }

  @Test
  void tellsOverloadsApart() {
    String set = "(Ljava/lang/String;Ljava/lang/String;%s)Lorg/apache/spark/SparkConf;";
    String remove = "(L%s;)Lorg/apache/spark/SparkConf;";

    assertThat(access("SparkConf", "set", set.formatted(""))).isEqualTo(Access.PUBLIC);
    assertThat(access("SparkConf", "set", set.formatted("Z"))).isEqualTo(Access.HIDDEN);
    assertThat(access("SparkConf", "remove", remove.formatted("java/lang/String")))
        .isEqualTo(Access.PUBLIC);
    String entry = "org/apache/spark/internal/config/ConfigEntry";
    assertThat(access("SparkConf", "remove", remove.formatted(entry))).isEqualTo(Access.HIDDEN);
  }

  @Test
  void tellsPrivateClassesFromPublicOnes() {
    assertThat(symbols("SparkConf").accessOfClass("SparkConf")).isEqualTo(Access.PUBLIC);
    assertThat(symbols("SparkConf").accessOfCompanion("SparkConf")).isEqualTo(Access.HIDDEN);
    assertThat(symbols("SparkEnv").accessOfClass("SparkEnv")).isEqualTo(Access.PUBLIC);
    assertThat(symbols("scheduler/DAGScheduler").accessOfClass("DAGScheduler"))
        .isEqualTo(Access.HIDDEN);
  }

  @Test
  void whatJavaCompiledHidesNothing() {
    assertThat(access("api/java/StorageLevels", "create", "()V")).isEqualTo(Access.PUBLIC);
    assertThat(symbols("api/java/StorageLevels").define("StorageLevels", "create")).isFalse();
  }

  private static Access access(String type, String method, String descriptor) {
    return symbols(type).access(Surface.simpleName(type), false, method, descriptor);
  }

  private static ScalaSymbols symbols(String type) {
    return ScalaSymbols.of(spark.find("org/apache/spark/" + type).orElseThrow());
  }
}
