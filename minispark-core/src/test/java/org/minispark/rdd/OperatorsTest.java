package org.minispark.rdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.HashPartitioner;
import org.minispark.SparkException;
import org.minispark.SparkUnsupportedOperationException;
import org.minispark.Tuple2;
import org.minispark.api.java.Optional;
import org.minispark.storage.StorageLevel;

/** What the operators compute. Values marked as golden were seen in runs of Spark 3.5.7. */
class OperatorsTest {
  private TestingJobRunner jobs;

  @BeforeEach
  void start(@TempDir Path directory) {
    jobs = new TestingJobRunner(directory);
  }

  @AfterEach
  void stop() {
    jobs.close();
  }

  private <T> RDD<T> parallelize(List<T> data, int partitions) {
    return new ParallelCollectionRDD<>(jobs, data, partitions);
  }

  private RDD<Integer> numbers(int count, int partitions) {
    return parallelize(java.util.stream.IntStream.range(0, count).boxed().toList(), partitions);
  }

  private static <K, V> Tuple2<K, V> pair(K key, V value) {
    return new Tuple2<>(key, value);
  }

  private static <K, V> PairRDDFunctions<K, V> pairs(RDD<Tuple2<K, V>> rdd) {
    return new PairRDDFunctions<>(rdd);
  }

  @Test
  void narrowStepsKeepTheOrder() {
    RDD<Integer> rdd = numbers(10, 3).map(x -> x * 2).filter(x -> x % 4 == 0);
    assertThat(rdd.collect()).containsExactly(0, 4, 8, 12, 16);
    assertThat(rdd.flatMap(x -> List.of(x, -x).iterator()).count()).isEqualTo(10);
    assertThat(rdd.glom().collect()).containsExactly(List.of(0, 4), List.of(8), List.of(12, 16));
  }

  @Test
  void wordsAreCounted() {
    RDD<Tuple2<String, Integer>> counts =
        pairs(
                parallelize(List.of("a b a", "b a", "c"), 2)
                    .flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                    .map(word -> pair(word, 1)))
            .reduceByKey(Integer::sum);
    assertThat(counts.collect())
        .containsExactlyInAnyOrder(pair("a", 3), pair("b", 2), pair("c", 1));
    assertThat(pairs(counts).collectAsMap()).isEqualTo(Map.of("a", 3, "b", 2, "c", 1));
    assertThat(pairs(counts).lookup("a")).containsExactly(3);
  }

  @Test
  void reduceMergesPartitionsInTheirOrder() {
    RDD<String> letters = parallelize(List.of("a", "b", "c", "d", "e"), 3);
    assertThat(letters.reduce((a, b) -> a + b)).isEqualTo("abcde");
    assertThat(letters.fold("-", (a, b) -> a + b)).isEqualTo("--a-bc-de");
    assertThat(letters.treeReduce((a, b) -> a + b, 2)).isEqualTo("abcde");
    assertThat(numbers(100, 20).treeAggregate(0L, (sum, x) -> sum + x, Long::sum, 2))
        .isEqualTo(4950L);
  }

  @Test
  void foldUsesItsZeroInEachPartitionAndOnceMore() {
    assertThat(parallelize(List.of(1, 2, 3), 3).fold(1, Integer::sum)).isEqualTo(10);
  }

  @Test
  void anAggregatesZeroIsCopied() {
    int[] zero = {0};
    int[] sum =
        numbers(4, 2)
            .aggregate(
                zero,
                (total, x) -> {
                  total[0] += x;
                  return total;
                },
                (a, b) -> {
                  a[0] += b[0];
                  return a;
                });
    assertThat(sum[0]).isEqualTo(6);
    assertThat(zero[0]).isZero();
  }

  @Test
  void takeReadsFewPartitions() {
    RDD<Integer> rdd = numbers(100, 20);
    int[] tasks = {0};
    assertThat(rdd.take(12)).hasSize(12).startsWith(0).endsWith(11);
    assertThat(jobs.tasks() - tasks[0]).isEqualTo(4);
    tasks[0] = jobs.tasks();
    assertThat(rdd.take(60)).hasSize(60);
    assertThat(jobs.tasks() - tasks[0]).isEqualTo(16);
    tasks[0] = jobs.tasks();
    assertThat(rdd.take(100)).hasSize(100);
    assertThat(jobs.tasks() - tasks[0]).isEqualTo(20);
    assertThat(rdd.take(0)).isEmpty();
    assertThat(rdd.take(-1)).isEmpty();
  }

  @Test
  void sortByKeyOrdersAllRecords() {
    RDD<Tuple2<Integer, String>> keyed = numbers(50, 3).map(x -> pair(x * 7 % 50, "v" + x));
    var ordered = new OrderedRDDFunctions<>(keyed, Comparator.<Integer>naturalOrder());
    assertThat(pairs(ordered.sortByKey(true, 4)).keys().collect()).isSorted().hasSize(50);
    assertThat(pairs(ordered.sortByKey(false, 4)).keys().collect())
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(numbers(10, 2).sortBy(x -> -x, Comparator.<Integer>naturalOrder(), true, 2).take(3))
        .containsExactly(9, 8, 7);
  }

  @Test
  void joinsCrossTheValuesOfEachKey() {
    RDD<Tuple2<Integer, String>> left =
        parallelize(List.of(pair(1, "a"), pair(1, "b"), pair(2, "c")), 2);
    RDD<Tuple2<Integer, String>> right =
        parallelize(List.of(pair(1, "x"), pair(3, "y"), pair(1, "z")), 2);
    HashPartitioner one = new HashPartitioner(1);
    assertThat(pairs(left).join(right, one).collect())
        .containsExactly(
            pair(1, pair("a", "x")),
            pair(1, pair("a", "z")),
            pair(1, pair("b", "x")),
            pair(1, pair("b", "z")));
    assertThat(pairs(left).leftOuterJoin(right, one).collect())
        .hasSize(5)
        .contains(pair(2, pair("c", Optional.empty())));
    assertThat(pairs(left).rightOuterJoin(right, one).collect())
        .hasSize(5)
        .contains(pair(3, pair(Optional.empty(), "y")));
    assertThat(pairs(left).fullOuterJoin(right, one).collect()).hasSize(6);
    assertThat(pairs(left).subtractByKey(right).collect()).containsExactly(pair(2, "c"));
    assertThat(pairs(left).cogroup(right, one).count()).isEqualTo(3);
  }

  @Test
  void setsOfRecords() {
    RDD<Integer> left = parallelize(List.of(1, 2, 2, 3), 2);
    RDD<Integer> right = parallelize(List.of(3, 4, 2), 2);
    assertThat(left.distinct().collect()).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(left.subtract(right).collect()).containsExactly(1);
    assertThat(left.intersection(right).collect()).containsExactlyInAnyOrder(2, 3);
    assertThat(left.union(right).collect()).containsExactly(1, 2, 2, 3, 3, 4, 2);
    assertThat(left.cartesian(right).collect())
        .hasSize(12)
        .startsWith(pair(1, 3), pair(2, 3), pair(1, 4));
    assertThat(left.countByValue()).isEqualTo(Map.of(1, 1L, 2, 2L, 3, 1L));
  }

  @Test
  void zippingNeedsEqualShapes() {
    RDD<Integer> two = numbers(4, 2);
    assertThat(two.zip(two.map(x -> "n" + x)).collect()).startsWith(pair(0, "n0")).hasSize(4);
    assertThatThrownBy(() -> two.zip(numbers(4, 3)).collect())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Can't zip RDDs with unequal numbers of partitions: List(2, 3)");
    assertThatThrownBy(() -> two.zip(numbers(3, 2)).collect())
        .isInstanceOf(SparkException.class)
        .hasMessage("Can only zip RDDs with same number of elements in each partition");
    assertThat(numbers(5, 3).zipWithIndex().collect()).endsWith(pair(4, 4L));
    assertThat(numbers(5, 3).zipWithUniqueId().collect())
        .containsExactly(pair(0, 0L), pair(1, 1L), pair(2, 4L), pair(3, 2L), pair(4, 5L));
  }

  @Test
  void partitionCountsAreChecked() {
    assertThatThrownBy(() -> numbers(1, 0).collect())
        .hasMessage("Positive number of partitions required");
    assertThatThrownBy(() -> numbers(1, 1).repartition(0))
        .hasMessage("requirement failed: Number of partitions (0) must be positive.");
    assertThatThrownBy(() -> numbers(1, 1).coalesce(-1))
        .hasMessage("requirement failed: Number of partitions (-1) must be positive.");
    assertThat(pairs(numbers(4, 2).map(x -> pair(x, x))).reduceByKey(Integer::sum, 0).collect())
        .isEmpty();
  }

  @Test
  void emptyCollectionsHaveNoFirstRecord() {
    assertThatThrownBy(() -> new EmptyRDD<Integer>(jobs).first())
        .isInstanceOf(SparkUnsupportedOperationException.class)
        .hasMessage("empty collection");
    assertThatThrownBy(() -> new EmptyRDD<Integer>(jobs).reduce(Integer::sum))
        .hasMessage("empty collection");
    assertThat(new EmptyRDD<Integer>(jobs).isEmpty()).isTrue();
  }

  @Test
  void persistedPartitionsAreComputedOnce() {
    RDD<Integer> rdd = numbers(4, 2).map(x -> x + 1).cache();
    assertThat(rdd.count()).isEqualTo(4);
    assertThat(rdd.collect()).containsExactly(1, 2, 3, 4);
    assertThatThrownBy(() -> rdd.persist(StorageLevel.DISK_ONLY()))
        .isInstanceOf(SparkUnsupportedOperationException.class)
        .hasMessage("Cannot change storage level of an RDD after it was already assigned a level");
    assertThat(rdd.unpersist(true).persist(StorageLevel.DISK_ONLY()).collect())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void anUnserializableFunctionFailsAtTheTransformation() {
    Object lock = new Object();
    assertThatThrownBy(() -> numbers(1, 1).map(x -> lock.hashCode()))
        .isInstanceOf(SparkException.class)
        .hasMessage("Task not serializable");
  }

  @Test
  void anRddInsideATaskIsExplained() {
    RDD<Integer> inner = numbers(2, 1);
    assertThatThrownBy(() -> numbers(2, 1).map(x -> inner.count()).collect())
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("SPARK-5063");
  }

  @Test
  void tasksNeverSeeTheProgramsOwnMutableRecords() {
    int[] record = {1};
    RDD<int[]> rdd = parallelize(List.<int[]>of(record), 1);
    rdd.foreach(copy -> copy[0]++);
    assertThat(record[0]).isEqualTo(1);
  }
}
