package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.HashPartitioner;

/** Transformations that move records of any kind. */
class ShuffleTransformationsTest extends EngineSuite {
  @Test
  void distinctKeepsOneOfEach() {
    assertThat(layout(numbers().distinct())).isEqualTo("[[2], [1, 3]]");
    assertThat(layout(numbers().distinct(3))).isEqualTo("[[3], [1], [2]]");
    assertThat(layout(numbers().distinct(0))).isEqualTo("[]");
    assertThat(layout(sc.parallelize(Arrays.asList("a", null, "a", null), 2).distinct()))
        .isEqualTo("[[null], [a]]");
    assertThat(layout(nullKeys().distinct())).isEqualTo("[[(b,2), (null,1), (null,3)], []]");
    assertThat(layout(sc.emptyRDD().distinct())).isEqualTo("[]");
  }

  @Test
  void distinctOfPlacedPairsNeedsNoShuffle() {
    JavaPairRDD<String, Integer> placed =
        pairs().union(pairs()).partitionBy(new HashPartitioner(2));

    assertThat(layout(placed.distinct())).isEqualTo("[[(b,2)], [(a,3), (a,1)]]");
    assertThat(placed.distinct().toDebugString()).containsOnlyOnce("ShuffledRDD");
  }

  @Test
  void negativeNumbersOfPartitionsAreRefused() {
    String message = "requirement failed: Number of partitions (-1) cannot be negative.";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().distinct(-1))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().groupBy(n -> n, -1))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pairs().reduceByKey(Integer::sum, -1))
        .withMessage(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().sortBy(n -> n, true, -1))
        .withMessage("requirement failed: Number of partitions cannot be negative but found -1.");
  }

  @Test
  void repartitionDealsRecordsOut() {
    assertThat(layout(numbers().repartition(3))).isEqualTo("[[3], [1, 2], [3]]");
    assertThat(layout(numbers().coalesce(3, true))).isEqualTo("[[3], [1, 2], [3]]");
    assertThat(layout(sc.emptyRDD().repartition(2))).isEqualTo("[[], []]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().repartition(0))
        .withMessage("requirement failed: Number of partitions (0) must be positive.");
  }

  @Test
  void groupByGathersRecordsOfAKey() {
    assertThat(layout(numbers().groupBy(n -> n % 2))).isEqualTo("[[(0,[2])], [(1,[3, 1, 3])]]");
    assertThat(layout(numbers().groupBy(n -> n % 2, 1))).isEqualTo("[[(0,[2]), (1,[3, 1, 3])]]");
    assertThat(layout(numbers().groupBy(n -> (Integer) null)))
        .isEqualTo("[[(null,[3, 1, 2, 3])], []]");
    assertThat(layout(numbers().groupBy(n -> n, 0))).isEqualTo("[]");
  }

  @Test
  void subtractAndIntersectCompareRecords() {
    assertThat(layout(numbers().subtract(sc.parallelize(List.of(3, 9), 1))))
        .isEqualTo("[[2], [1]]");
    assertThat(layout(numbers().subtract(sc.parallelize(List.of(1), 1), 3)))
        .isEqualTo("[[3, 3], [], [2]]");
    assertThat(layout(numbers().subtract(sc.emptyRDD()))).isEqualTo("[[2], [1, 3, 3]]");
    assertThat(layout(numbers().intersection(sc.parallelize(List.of(3, 2, 9, 3), 3))))
        .isEqualTo("[[3], [], [2]]");
    assertThat(layout(sc.<Integer>emptyRDD().intersection(numbers()))).isEqualTo("[[], []]");
    assertThat(layout(sc.<Integer>emptyRDD().subtract(numbers()))).isEqualTo("[]");
  }

  @Test
  void sortByOrdersPartitionsAndRecords() {
    assertThat(layout(numbers().sortBy(n -> n, true, 2))).isEqualTo("[[1, 2], [3, 3]]");
    assertThat(layout(numbers().sortBy(n -> n, false, 2))).isEqualTo("[[3, 3], [2, 1]]");
    assertThat(layout(numbers().sortBy(n -> n, true, 0))).isEqualTo("[[1, 2, 3, 3]]");
    assertThat(layout(this.<Integer>emptyPartitions().sortBy(n -> n, true, 2))).isEqualTo("[[]]");
    assertThat(layout(sc.<Integer>emptyRDD().sortBy(n -> n, true, 2))).isEqualTo("[[]]");
  }

  private record Incomparable(int value) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void sortingNeedsComparableKeysOnceThereAreTwo() {
    JavaRDD<Incomparable> two =
        sc.parallelize(List.of(new Incomparable(1), new Incomparable(2)), 2);
    JavaRDD<Incomparable> one = sc.parallelize(List.of(new Incomparable(1)), 1);

    assertThatThrownBy(() -> two.sortBy(r -> r, true, 2).collect())
        .isInstanceOf(ClassCastException.class)
        .hasMessageContaining("Comparable");
    assertThat(one.sortBy(r -> r, true, 1).count()).isEqualTo(1);
    assertThatThrownBy(() -> sc.parallelize(Arrays.asList(1, null), 2).sortBy(n -> n, true, 2))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void largeShufflesKeepEveryRecord() {
    JavaRDD<Integer> many = sc.parallelize(List.of(0, 1, 2, 3, 4, 5, 6, 7), 8);
    JavaRDD<Integer> thousands =
        many.flatMap(k -> java.util.stream.IntStream.range(k * 5000, (k + 1) * 5000).iterator());

    assertThat(thousands.repartition(7).distinct(5).count()).isEqualTo(40_000);
    assertThat(thousands.sortBy(n -> -n, true, 4).take(3)).containsExactly(39_999, 39_998, 39_997);
  }
}
