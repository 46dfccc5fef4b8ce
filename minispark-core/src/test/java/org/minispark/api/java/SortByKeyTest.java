package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minispark.HashPartitioner;
import org.minispark.SparkException;
import org.minispark.Tuple2;

/** Pairs in the order of their keys. */
class SortByKeyTest extends EngineSuite {
  @Test
  void sortsPartitionsAndRecords() {
    assertThat(layout(pairs().sortByKey())).isEqualTo("[[(a,1), (a,3)], [(b,2)]]");
    assertThat(layout(pairs().sortByKey(false))).isEqualTo("[[(b,2)], [(a,1), (a,3)]]");
    assertThat(layout(pairs().sortByKey(true, 0))).isEqualTo("[[(a,1), (a,3), (b,2)]]");
    assertThat(layout(pairs().sortByKey(false, 1))).isEqualTo("[[(b,2), (a,1), (a,3)]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pairs().sortByKey(true, -1))
        .withMessage("requirement failed: Number of partitions cannot be negative but found -1.");
  }

  @Test
  void sortsByAComparator() {
    Comparator<String> reversed = (Comparator<String> & Serializable) (a, b) -> b.compareTo(a);

    assertThat(layout(pairs().sortByKey(reversed))).isEqualTo("[[(b,2), (a,1), (a,3)], []]");
    assertThat(layout(pairs().sortByKey(reversed, false, 1))).isEqualTo("[[(a,1), (a,3), (b,2)]]");
    assertThatThrownBy(() -> pairs().sortByKey((a, b) -> a.compareTo(b)))
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("Task not serializable");
  }

  @Test
  void nullKeysHaveNoOrder() {
    assertThatThrownBy(() -> nullKeys().sortByKey()).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> nullKeys().sortByKey(true, 1).collect())
        .isInstanceOf(SparkException.class)
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void equalKeysKeepTheirOrder() {
    List<Tuple2<Integer, Integer>> list =
        IntStream.range(0, 1000).mapToObj(i -> pair(i % 7, i)).toList();

    List<Tuple2<Integer, Integer>> sorted = sc.parallelizePairs(list, 5).sortByKey().collect();

    assertThat(sorted).hasSize(1000);
    assertThat(sorted)
        .isSortedAccordingTo(
            Comparator.<Tuple2<Integer, Integer>, Integer>comparing(Tuple2::_1)
                .thenComparing(Tuple2::_2));
  }

  @Test
  void sortsWithinPartitions() {
    assertThat(layout(pairs().repartitionAndSortWithinPartitions(new HashPartitioner(2))))
        .isEqualTo("[[(b,2)], [(a,1), (a,3)]]");
    assertThat(
            layout(
                pairs()
                    .repartitionAndSortWithinPartitions(
                        new HashPartitioner(1), Comparator.<String>reverseOrder())))
        .isEqualTo("[[(b,2), (a,1), (a,3)]]");
  }

  @Test
  void filtersByRange() {
    assertThat(layout(pairs().filterByRange("a", "a"))).isEqualTo("[[(a,1)], [(a,3)]]");
    assertThat(layout(pairs().filterByRange("b", "a"))).isEqualTo("[[], []]");
    assertThat(layout(pairs().filterByRange(Comparator.<String>reverseOrder(), "b", "a")))
        .isEqualTo("[[(a,1)], [(b,2), (a,3)]]");
  }

  @Test
  void aRangeOfSortedPairsNeedsOnlySomePartitions() {
    assertThat(layout(pairs().sortByKey().filterByRange("b", "z"))).isEqualTo("[[(b,2)]]");
  }
}
