package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.SparkUnsupportedOperationException;
import org.minispark.Tuple2;
import org.minispark.storage.StorageLevel;

/** RDDs of numbers. */
class JavaDoubleRDDTest extends EngineSuite {
  private JavaDoubleRDD doubles() {
    return sc.parallelizeDoubles(List.of(1.0, 2.0, 3.5, -4.0), 2);
  }

  private JavaDoubleRDD none() {
    return sc.parallelizeDoubles(List.of(), 2);
  }

  @Test
  void addsUp() {
    assertThat(doubles().sum()).isEqualTo(2.5);
    assertThat(doubles().mean()).isEqualTo(0.625);
    assertThat(doubles().min()).isEqualTo(-4.0);
    assertThat(doubles().max()).isEqualTo(3.5);
    assertThat(doubles().variance()).isEqualTo(7.921875);
    assertThat(doubles().popVariance()).isEqualTo(7.921875);
    assertThat(doubles().stdev()).isEqualTo(2.8145825622994254);
    assertThat(doubles().popStdev()).isEqualTo(2.8145825622994254);
    assertThat(doubles().sampleVariance()).isEqualTo(10.5625);
    assertThat(doubles().sampleStdev()).isEqualTo(3.25);
    assertThat(doubles().stats())
        .hasToString("(count: 4, mean: 0.625000, stdev: 2.814583, max: 3.500000, min: -4.000000)");
    assertThat(doubles().first()).isEqualTo(1.0);
  }

  @Test
  void ofNoNumbers() {
    assertThat(none().sum()).isZero();
    assertThat(none().mean()).isZero();
    assertThat(none().variance()).isNaN();
    assertThat(none().stats())
        .hasToString("(count: 0, mean: 0.000000, stdev: NaN, max: -Infinity, min: Infinity)");
    assertThatThrownBy(() -> none().max())
        .isInstanceOf(SparkUnsupportedOperationException.class)
        .hasMessage("empty collection");
    assertThatThrownBy(() -> none().first())
        .isInstanceOf(SparkUnsupportedOperationException.class)
        .hasMessage("empty collection");
  }

  @Test
  void theSmallestNumbersOfAll() {
    assertThat(sc.parallelizeDoubles(List.of(0.0, -0.0), 1).min()).isEqualTo(-0.0);
    assertThat(sc.parallelizeDoubles(List.of(Double.NaN, 2.0)).max()).isNaN();
  }

  @Test
  void countsInEqualBuckets() {
    assertHistogram(doubles().histogram(3), new double[] {-4.0, -1.5, 1.0, 3.5}, 1, 0, 3);
    assertHistogram(doubles().histogram(1), new double[] {-4.0, 3.5}, 4);
    assertHistogram(
        sc.parallelizeDoubles(List.of(2.0, 2.0)).histogram(3), new double[] {2.0, 2.0}, 2);
    assertHistogram(
        sc.parallelizeDoubles(List.of(1.0, 2.0, 3.0), 3).histogram(2),
        new double[] {1.0, 2.0, 3.0},
        1,
        2);
  }

  private static void assertHistogram(
      Tuple2<double[], long[]> histogram, double[] bounds, long... counts) {
    assertThat(histogram._1).containsExactly(bounds);
    assertThat(histogram._2).containsExactly(counts);
  }

  @Test
  void countsInGivenBuckets() {
    assertThat(doubles().histogram(new double[] {0, 2, 4})).containsExactly(1, 2);
    assertThat(doubles().histogram(new double[] {4, 2, 0})).containsExactly(0, 1);
    assertThat(doubles().histogram(new Double[] {-4.0, 0.0, 4.0}, true)).containsExactly(1, 3);
    assertThat(none().histogram(new double[] {0, 1})).containsExactly(0);
  }

  @Test
  void whatHasNoHistogram() {
    String notFinite = "Histogram on either an empty RDD or RDD containing +/-infinity or NaN";

    assertThatThrownBy(() -> none().histogram(3)).hasMessage(notFinite);
    assertThatThrownBy(() -> sc.parallelizeDoubles(List.of(2.0, Double.NaN)).histogram(3))
        .isInstanceOf(SparkUnsupportedOperationException.class)
        .hasMessage(notFinite);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> doubles().histogram(0))
        .withMessage("buckets array must have at least two elements");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> doubles().histogram(new double[] {4}))
        .withMessage("buckets array must have at least two elements");
  }

  @Test
  void staysAnRddOfNumbers() {
    assertThat(layout(doubles().filter(v -> v > 0))).isEqualTo("[[1.0, 2.0], [3.5]]");
    assertThat(layout(doubles().distinct())).isEqualTo("[[3.5, 2.0, -4.0, 1.0], []]");
    assertThat(doubles().distinct(3).getNumPartitions()).isEqualTo(3);
    assertThat(layout(doubles().union(doubles())))
        .isEqualTo("[[1.0, 2.0], [3.5, -4.0], [1.0, 2.0], [3.5, -4.0]]");
    assertThat(layout(doubles().subtract(sc.parallelizeDoubles(List.of(1.0)))))
        .isEqualTo("[[2.0, -4.0, 3.5], []]");
    assertThat(layout(doubles().intersection(sc.parallelizeDoubles(List.of(1.0, 7.0), 2))))
        .isEqualTo("[[1.0], []]");
    assertThat(layout(doubles().coalesce(1))).isEqualTo("[[1.0, 2.0, 3.5, -4.0]]");
    assertThat(layout(doubles().repartition(3))).isEqualTo("[[1.0], [2.0, 3.5], [-4.0]]");
    assertThat(doubles().sample(false, 1.0).count()).isEqualTo(4);
    assertThat(doubles().map(v -> v > 0).collect()).containsExactly(true, true, true, false);
  }

  @Test
  void nameAndLevelBelongToTheInnerNode() {
    JavaDoubleRDD rdd = doubles().setName("n");
    JavaDoubleRDD cached = rdd.cache();

    assertThat(rdd.name()).isNull();
    assertThat(rdd.srdd().name()).isEqualTo("n");
    assertThat(cached.srdd().getStorageLevel()).isEqualTo(StorageLevel.MEMORY_ONLY());
    assertThat(cached.getStorageLevel()).isEqualTo(StorageLevel.NONE());
    assertThat(cached.sum()).isEqualTo(2.5);
    assertThat(cached.unpersist(true).srdd().getStorageLevel()).isEqualTo(StorageLevel.NONE());
  }
}
