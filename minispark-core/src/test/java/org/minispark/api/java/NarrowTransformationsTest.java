package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.HashPartitioner;
import org.minispark.SparkException;

/** Transformations whose records stay where they are. */
class NarrowTransformationsTest extends EngineSuite {
  @Test
  void parallelizeCutsSlicesOfAlmostTheSameLength() {
    assertThat(layout(sc.parallelize(List.of(1, 2, 3, 4, 5, 6, 7), 3)))
        .isEqualTo("[[1, 2], [3, 4], [5, 6, 7]]");
    assertThat(layout(sc.parallelize(List.of(1, 2), 4))).isEqualTo("[[], [1], [], [2]]");
    assertThat(layout(sc.parallelize(Arrays.asList(null, 1, null), 2)))
        .isEqualTo("[[null], [1, null]]");
    assertThat(sc.parallelize(List.of(1)).getNumPartitions()).isEqualTo(sc.defaultParallelism());
  }

  @Test
  void parallelizeNeedsAPartitionWhenItIsUsed() {
    for (int none : new int[] {0, -1}) {
      JavaRDD<Integer> rdd = sc.parallelize(List.of(1), none);
      assertThatIllegalArgumentException()
          .isThrownBy(rdd::collect)
          .withMessage("Positive number of partitions required");
    }
  }

  @Test
  void parallelizeReadsTheListWhenAJobNeedsIt() {
    List<Integer> list = new ArrayList<>(List.of(1));
    JavaRDD<Integer> rdd = sc.parallelize(list, 1);
    list.set(0, 2);

    assertThat(rdd.collect()).containsExactly(2);
  }

  @Test
  void mapsFiltersAndFlattens() {
    assertThat(layout(numbers().map(n -> n * 2))).isEqualTo("[[6, 2], [4, 6]]");
    assertThat(layout(numbers().filter(n -> n > 1))).isEqualTo("[[3], [2, 3]]");
    assertThat(layout(numbers().flatMap(n -> List.of(n, -n).iterator())))
        .isEqualTo("[[3, -3, 1, -1], [2, -2, 3, -3]]");
    assertThat(numbers().map(n -> (Object) null).collect()).containsExactly(null, null, null, null);
  }

  @Test
  void mapsWholePartitions() {
    assertThat(layout(numbers().mapPartitions(NarrowTransformationsTest::sum)))
        .isEqualTo("[[4], [5]]");
    assertThat(layout(numbers().mapPartitionsWithIndex((i, n) -> List.of(i).iterator(), false)))
        .isEqualTo("[[0], [1]]");
    assertThat(layout(numbers().mapPartitionsToPair(n -> List.of(pair("s", n.next())).iterator())))
        .isEqualTo("[[(s,3)], [(s,2)]]");
    assertThat(layout(numbers().mapPartitionsToDouble(n -> List.of(n.next() / 2.0).iterator())))
        .isEqualTo("[[1.5], [1.0]]");
  }

  private static Iterator<Integer> sum(Iterator<Integer> records) {
    int sum = 0;
    while (records.hasNext()) {
      sum += records.next();
    }
    return List.of(sum).iterator();
  }

  @Test
  void aPartitionerIsKeptWhereKeysAre() {
    JavaPairRDD<String, Integer> placed = pairs().partitionBy(new HashPartitioner(3));

    assertThat(placed.partitioner().get()).isEqualTo(new HashPartitioner(3));
    assertThat(placed.filter(p -> true).partitioner()).isEqualTo(placed.partitioner());
    assertThat(placed.mapValues(v -> v).partitioner()).isEqualTo(placed.partitioner());
    assertThat(placed.flatMapValues(v -> List.of(v).iterator()).partitioner())
        .isEqualTo(placed.partitioner());
    assertThat(placed.mapPartitions(p -> p, true).partitioner()).isEqualTo(placed.partitioner());
    assertThat(placed.mapPartitions(p -> p, false).partitioner()).isEqualTo(Optional.empty());
    assertThat(placed.map(p -> p).partitioner()).isEqualTo(Optional.empty());
  }

  @Test
  void makesPairsAndNumbers() {
    assertThat(layout(numbers().mapToPair(n -> pair(n, n * n))))
        .isEqualTo("[[(3,9), (1,1)], [(2,4), (3,9)]]");
    assertThat(layout(numbers().flatMapToPair(n -> List.of(pair(n, 0), pair(n, 1)).iterator())))
        .isEqualTo("[[(3,0), (3,1), (1,0), (1,1)], [(2,0), (2,1), (3,0), (3,1)]]");
    assertThat(layout(numbers().mapToDouble(n -> n / 2.0))).isEqualTo("[[1.5, 0.5], [1.0, 1.5]]");
    assertThat(layout(numbers().flatMapToDouble(n -> List.of(n * 1.0, 0.5).iterator())))
        .isEqualTo("[[3.0, 0.5, 1.0, 0.5], [2.0, 0.5, 3.0, 0.5]]");
    assertThat(layout(numbers().keyBy(n -> n % 2))).isEqualTo("[[(1,3), (1,1)], [(0,2), (1,3)]]");
  }

  @Test
  void takesPairsApart() {
    assertThat(layout(pairs().keys())).isEqualTo("[[a], [b, a]]");
    assertThat(layout(pairs().values())).isEqualTo("[[1], [2, 3]]");
    assertThat(layout(pairs().mapValues(v -> v * 2))).isEqualTo("[[(a,2)], [(b,4), (a,6)]]");
    assertThat(layout(pairs().flatMapValues(v -> List.of(v, -v).iterator())))
        .isEqualTo("[[(a,1), (a,-1)], [(b,2), (b,-2), (a,3), (a,-3)]]");
    assertThat(layout(JavaPairRDD.fromJavaRDD(pairs().map(p -> p.swap()))))
        .isEqualTo("[[(1,a)], [(2,b), (3,a)]]");
  }

  @Test
  void unionKeepsAllPartitions() {
    assertThat(layout(numbers().union(numbers()))).isEqualTo("[[3, 1], [2, 3], [3, 1], [2, 3]]");
    assertThat(layout(sc.union(numbers(), sc.emptyRDD(), numbers())))
        .isEqualTo("[[3, 1], [2, 3], [3, 1], [2, 3]]");
    assertThat(layout(sc.union(pairs(), otherPairs())))
        .isEqualTo("[[(a,1)], [(b,2), (a,3)], [(a,10)], [(c,20), (a,30)]]");
    JavaDoubleRDD halves = sc.parallelizeDoubles(List.of(0.5), 1);
    assertThat(layout(sc.union(halves, halves))).isEqualTo("[[0.5], [0.5]]");
  }

  @Test
  void unionOfEquallyPlacedPairsKeepsTheirPlaces() {
    JavaPairRDD<String, Integer> placed = pairs().partitionBy(new HashPartitioner(2));

    assertThat(layout(placed.union(placed)))
        .isEqualTo("[[(b,2), (b,2)], [(a,1), (a,3), (a,1), (a,3)]]");
    assertThat(placed.union(placed).partitioner()).isEqualTo(placed.partitioner());
  }

  @Test
  void unionOfNothingIsRefused() {
    @SuppressWarnings({"unchecked", "rawtypes"})
    JavaRDD<Integer>[] none = new JavaRDD[0];

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sc.union(none))
        .withMessage("requirement failed: Union called on no RDDs");
  }

  @Test
  void cartesianPairsEveryPartitionWithEvery() {
    assertThat(layout(numbers().cartesian(sc.parallelize(List.of("x", "y"), 2))))
        .isEqualTo("[[(3,x), (1,x)], [(3,y), (1,y)], [(2,x), (3,x)], [(2,y), (3,y)]]");
    assertThat(layout(sc.emptyRDD().cartesian(numbers()))).isEqualTo("[]");
  }

  @Test
  void zipPairsRecordsAtTheSamePlaces() {
    assertThat(layout(numbers().zip(numbers().map(n -> n * 2))))
        .isEqualTo("[[(3,6), (1,2)], [(2,4), (3,6)]]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().zip(sc.parallelize(List.of(1, 2, 3, 4), 3)).collect())
        .withMessage("Can't zip RDDs with unequal numbers of partitions: List(2, 3)");
    assertThatThrownBy(() -> numbers().zip(sc.parallelize(List.of(1, 2, 3), 2)).collect())
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("Can only zip RDDs with same number of elements in each partition");
  }

  @Test
  void zipPartitionsMayDifferInLengthButNotInNumber() {
    assertThat(layout(numbers().zipPartitions(sc.parallelize(List.of(1, 2, 3), 2), (a, b) -> b)))
        .isEqualTo("[[1], [2, 3]]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> numbers().zipPartitions(sc.parallelize(List.of(1), 1), (a, b) -> a).count())
        .withMessage("Can't zip RDDs with unequal numbers of partitions: List(2, 1)");
  }

  @Test
  void numbersRecords() {
    assertThat(layout(numbers().zipWithIndex())).isEqualTo("[[(3,0), (1,1)], [(2,2), (3,3)]]");
    assertThat(layout(numbers().zipWithUniqueId())).isEqualTo("[[(3,0), (1,2)], [(2,1), (3,3)]]");
    assertThat(layout(sc.emptyRDD().zipWithIndex())).isEqualTo("[]");
  }

  @Test
  void coalesceReadsWholePartitions() {
    JavaRDD<Integer> parts = sc.parallelize(List.of(1, 2, 3, 4, 5), 5);

    assertThat(layout(parts.coalesce(2))).isEqualTo("[[1, 2], [3, 4, 5]]");
    assertThat(layout(numbers().coalesce(5))).isEqualTo("[[3, 1], [2, 3]]");
    assertThat(layout(sc.emptyRDD().coalesce(2))).isEqualTo("[]");
    assertThat(layout(pairs().coalesce(1))).isEqualTo("[[(a,1), (b,2), (a,3)]]");
    for (int none : new int[] {0, -1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> numbers().coalesce(none))
          .withMessage("requirement failed: Number of partitions (" + none + ") must be positive.");
    }
  }

  @Test
  void samplesBySeed() {
    assertThat(layout(numbers().sample(true, 2.0, 1)))
        .isEqualTo("[[3, 3, 3, 3, 1, 1, 1, 1], [2, 3, 3]]");
    assertThat(layout(numbers().sample(false, 1.0, 1))).isEqualTo("[[3, 1], [2, 3]]");
    assertThat(numbers().sample(false, 0.5).count()).isBetween(0L, 4L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().sample(false, -0.1, 1))
        .withMessage("requirement failed: Fraction must be nonnegative, but got -0.1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().sample(false, 1.5, 1))
        .withMessage("requirement failed: Sampling fraction (1.5) must be on interval [0, 1]");
  }

  @Test
  void splitsAtRandomIntoPartsThatHoldAll() {
    JavaRDD<Integer>[] parts = numbers().randomSplit(new double[] {2, 1}, 5);

    assertThat(parts).hasSize(2);
    assertThat(layout(parts[0])).isEqualTo("[[3, 1], [2]]");
    assertThat(layout(parts[1])).isEqualTo("[[], [3]]");
    assertThat(numbers().randomSplit(new double[] {1, 1, 1})).hasSize(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().randomSplit(new double[] {1, -1}, 1))
        .withMessage("requirement failed: Weights must be nonnegative, but got [1.0,-1.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().randomSplit(new double[] {}, 1))
        .withMessage("requirement failed: Sum of weights must be positive, but got []");
  }

  @Test
  void listsOfGlomCannotBeChanged() {
    List<Integer> first = numbers().glom().first();

    assertThat(first).containsExactly(3, 1);
    assertThatThrownBy(() -> first.set(0, 1)).isInstanceOf(UnsupportedOperationException.class);
  }
}
