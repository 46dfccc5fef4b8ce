package org.minispark.junit5.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** A class that names Spark's classes, as javac would have made it, runs on this engine. */
class SparkNamesAgentTest {

  /** Renames everything, even inside text: the way to Spark is none of the agent's affair. */
  private static byte[] asForSpark(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    Remapper toSpark =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String name) {
            return name.contains("junit5") ? name : toSpark(name);
          }

          @Override
          public Object mapValue(Object value) {
            return value instanceof String text ? map(text) : super.mapValue(value);
          }
        };
    new ClassReader(classFile).accept(new ClassRemapper(writer, toSpark), 0);
    return writer.toByteArray();
  }

  private static String toSpark(String text) {
    return text.replace("org/minispark/Tuple", "scala/Tuple")
        .replace("org/minispark/", "org/apache/spark/")
        .replace("org.minispark.", "org.apache.spark.");
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return in.readAllBytes();
    }
  }

  private static String text(byte[] classFile) {
    return new String(classFile, StandardCharsets.ISO_8859_1);
  }

  /** What the JVM makes of the job for Spark, if its name is {@code name} to the agent. */
  private static byte[] loaded(byte[] forSpark, String name) {
    return new SparkNamesAgent()
        .transform(SparkNamesAgentTest.class.getClassLoader(), name, null, null, forSpark);
  }

  private static final class Renamed extends ClassLoader {
    private final byte[] job;

    Renamed(byte[] job) {
      super(SparkNamesAgentTest.class.getClassLoader());
      this.job = job;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Revenue.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known != null ? known : defineClass(name, job, 0, job.length);
    }
  }

  @Test
  void aJobForSparkRunsHere() throws Exception {
    byte[] forSpark = asForSpark(classFile(Revenue.class));
    assertThat(text(forSpark)).contains("org/apache/spark", "scala/Tuple2");
    assertThat(text(forSpark)).doesNotContain("org/minispark/api");

    Class<?> job = new Renamed(loaded(forSpark, "shop/Revenue")).loadClass(Revenue.class.getName());

    Thread.currentThread().setContextClassLoader(job.getClassLoader());
    try (JavaSparkContext sc = new JavaSparkContext("local[2]", "agent")) {
      JavaRDD<String> sales = sc.parallelize(List.of("ann,5", "bob,1", "ann,1"), 2);
      Object revenue =
          job.getMethod("byCustomer", JavaRDD.class, long[].class)
              .invoke(null, sales, new long[] {2});
      assertThat(revenue).isEqualTo(Map.of("ann", 7L));
    } finally {
      Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
    }
    assertThat(job.getMethod("serializer").invoke(null))
        .isEqualTo("org.minispark.serializer.KryoSerializer");
    assertThat(job.getMethod("text").invoke(null)).isEqualTo("see org.apache.spark.SparkConf");
  }

  @Test
  void whatHasNoNeedIsLeftAlone() throws Exception {
    byte[] forSpark = asForSpark(classFile(Revenue.class));

    assertThat(loaded(classFile(String.class), "shop/Plain")).isNull();
    assertThat(loaded(forSpark, "org/apache/spark/SparkContext")).isNull();
    assertThat(loaded(forSpark, "scala/collection/Seq")).isNull();
    assertThat(loaded(forSpark, "org/apache/sparkling/Mine")).isNotNull();
    assertThat(new SparkNamesAgent().transform(null, "shop/Revenue", null, null, forSpark))
        .isNull();
  }
}
