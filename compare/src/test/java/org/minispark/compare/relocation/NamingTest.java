package org.minispark.compare.relocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamingTest {
  private final Naming toSpark = Naming.toSpark();
  private final Naming toMiniSpark = Naming.toMiniSpark();

  @ParameterizedTest
  @CsvSource({
    "org/minispark/SparkConf, org/apache/spark/SparkConf",
    "org/minispark/api/java/JavaRDD, org/apache/spark/api/java/JavaRDD",
    "org/minispark/Tuple1, scala/Tuple1",
    "org/minispark/Tuple22, scala/Tuple22",
    "org/minispark/Product, scala/Product",
    "org/minispark, org/apache/spark",
    "org/minispark/hadoop/mapred/JobConf, org/apache/hadoop/mapred/JobConf",
  })
  void namesGoThereAndComeBack(String mini, String spark) {
    assertThat(toSpark.rename(mini)).isEqualTo(spark);
    assertThat(toMiniSpark.rename(spark)).isEqualTo(mini);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/minispark/examples",
        "org/minispark/examples/WordCount",
        "org/minisparkling/Wine",
        "java/lang/String",
        "scala/Tuple2",
      })
  void otherNamesStay(String name) {
    assertThat(toSpark.rename(name)).isEqualTo(name);
  }

  @Test
  void aProgramsOwnClassesStayWhereverTheyLive() {
    Naming naming = toSpark.keeping(Set.of("org/minispark/mine/Job"));
    assertThat(naming.rename("org/minispark/mine/Job")).isEqualTo("org/minispark/mine/Job");
    assertThat(naming.rename("org/minispark/mine/Other")).isEqualTo("org/apache/spark/mine/Other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "org.minispark.SparkConf | org.apache.spark.SparkConf",
        "org/minispark/SparkConf | org/apache/spark/SparkConf",
        "org.minispark | org.apache.spark",
        "[Lorg.minispark.Tuple2; | [Lscala.Tuple2;",
        "(Lorg/minispark/Tuple2;[I)V | (Lscala/Tuple2;[I)V",
        "()Lorg/minispark/Tuple3; | ()Lscala/Tuple3;",
      })
  void textThatIsANameIsRenamed(String mini, String spark) {
    assertThat(toSpark.renameText(mini)).isEqualTo(spark);
    assertThat(toMiniSpark.renameText(spark)).isEqualTo(mini);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see org.minispark.SparkConf",
        "org.minispark.",
        "https://org.minispark/x",
        "org.minispark/SparkConf",
        "org.minispark.examples.WordCount",
        "org.minispark.Tuple2;",
        "(org.minispark)",
        "",
      })
  void otherTextStays(String text) {
    assertThat(toSpark.renameText(text)).isEqualTo(text);
  }
}
