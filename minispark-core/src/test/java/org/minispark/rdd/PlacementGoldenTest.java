package org.minispark.rdd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;

/**
 * Which records are chosen, and where they go, in which order: all expected values were seen in
 * runs of Spark 3.5.7 with one slot.
 */
class PlacementGoldenTest {
  private static final Comparator<Integer> NATURAL = Comparator.naturalOrder();
  private static final Map<Integer, Double> FRACTIONS = Map.of(0, 0.5, 1, 0.2, 2, 0.9);

  private TestingJobRunner jobs;
  private RDD<Integer> numbers;
  private PairRDDFunctions<Integer, Integer> byRemainder;

  @BeforeEach
  void start(@TempDir Path directory) {
    jobs = new TestingJobRunner(directory);
    numbers = parallelize(range(40), 4);
    byRemainder = new PairRDDFunctions<>(numbers.map(x -> new Tuple2<>(x % 3, x)));
  }

  @AfterEach
  void stop() {
    jobs.close();
  }

  private static List<Integer> range(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  private <T> RDD<T> parallelize(List<T> data, int partitions) {
    return new ParallelCollectionRDD<>(jobs, data, partitions);
  }

  private static String partitions(RDD<?> rdd) {
    return rdd.glom().collect().toString();
  }

  private static String values(RDD<Tuple2<Integer, Integer>> rdd) {
    return new PairRDDFunctions<>(rdd).values().collect().toString();
  }

  @Test
  void repartition() {
    assertThat(partitions(numbers.repartition(3)))
        .isEqualTo(
            "[[0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39],"
                + " [1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 34, 37],"
                + " [2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35, 38]]");
  }

  @Test
  void coalesce() {
    assertThat(numbers.coalesce(3).glom().map(List::size).collect()).containsExactly(10, 10, 20);
    assertThat(numbers.coalesce(9).getNumPartitions()).isEqualTo(4);
  }

  @Test
  void coalesceOfCachedPartitions() {
    RDD<Integer> cached = parallelize(range(20), 20).map(x -> x).cache();
    cached.count();
    assertThat(partitions(cached.coalesce(2)))
        .isEqualTo("[[0, 2, 4, 6, 8, 10, 12, 14, 16, 18], [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]]");
    assertThat(partitions(cached.map(x -> x).coalesce(7)))
        .isEqualTo(
            "[[0, 2, 11], [1, 3, 12], [10, 5, 13], [16, 6, 17], [4, 7, 18], [15, 8, 19], [14, 9]]");
    RDD<Integer> half = cached.union(parallelize(List.of(100, 101, 102, 103, 104, 105), 6));
    assertThat(partitions(half.coalesce(9)))
        .isEqualTo(
            "[[0, 3, 18], [1, 5, 19], [10, 6, 102], [16, 7, 101], [4, 8, 103], [15, 9],"
                + " [14, 11, 105], [2, 13, 104], [12, 17, 100]]");
    assertThat(partitions(half.coalesce(24)))
        .isEqualTo(
            "[[0], [1], [10], [16], [4], [15, 105], [14], [5], [12], [2], [8], [7], [9], [6], [11],"
                + " [13], [17], [18], [100], [3], [101], [19], [102], [103, 104]]");
  }

  @Test
  void coalesceWhereSomePartitionsAreCached() {
    RDD<Integer> cached = parallelize(range(20), 20).map(x -> x).cache();
    cached.take(3);
    assertThat(partitions(cached.coalesce(3)))
        .isEqualTo("[[0, 3, 8, 9, 12, 15, 18], [2, 4, 6, 10, 14, 16], [1, 5, 7, 11, 13, 17, 19]]");
  }

  @Test
  void sample() {
    assertThat(numbers.sample(false, 0.3, 7).collect())
        .containsExactly(6, 11, 26, 27, 28, 30, 36, 37);
    assertThat(numbers.sample(false, 0.5, 7).collect())
        .containsExactly(0, 1, 3, 4, 7, 11, 13, 15, 16, 17, 18, 19, 20, 23, 25, 27, 28, 31, 33);
    assertThat(numbers.sample(true, 0.3, 7).collect())
        .containsExactly(7, 11, 17, 28, 28, 29, 30, 34, 34, 35);
    assertThat(numbers.sample(true, 1.5, 7).collect())
        .hasSize(63)
        .startsWith(0, 0, 2, 2, 3, 4, 4, 4, 4, 5, 5, 6)
        .endsWith(34, 34, 35, 37, 37, 38);
  }

  @Test
  void randomSplit() {
    assertThat(numbers.randomSplit(new double[] {1, 2, 1}, 11).get(1).collect())
        .containsExactly(2, 3, 4, 7, 9, 10, 12, 15, 18, 19, 20, 22, 23, 24, 26, 29, 31, 35);
  }

  @Test
  void takeSample() {
    assertThat(numbers.takeSample(false, 5, 3)).containsExactly(9, 13, 20, 0, 5);
    assertThat(numbers.takeSample(true, 5, 3)).containsExactly(7, 31, 20, 0, 21);
    assertThat(numbers.takeSample(false, 100, 3)).hasSize(40).startsWith(3, 35, 21, 17, 5);
  }

  @Test
  void sampleByKey() {
    assertThat(values(byRemainder.sampleByKey(false, FRACTIONS, 5)))
        .isEqualTo(
            "[0, 1, 2, 5, 6, 8, 9, 10, 11, 12, 16, 17, 18, 20, 21, 23, 26, 28, 29, 30, 32, 33, 35,"
                + " 37, 38]");
    assertThat(values(byRemainder.sampleByKey(true, FRACTIONS, 5)))
        .isEqualTo("[0, 1, 2, 11, 12, 14, 14, 14, 14, 15, 15, 15, 16, 16, 29, 35]");
    assertThat(values(byRemainder.sampleByKeyExact(false, FRACTIONS, 5)))
        .isEqualTo(
            "[0, 1, 2, 5, 6, 8, 9, 10, 11, 17, 18, 20, 21, 23, 26, 28, 29, 30, 32, 33, 35, 38]");
    assertThat(values(byRemainder.sampleByKeyExact(true, FRACTIONS, 5)))
        .isEqualTo(
            "[0, 0, 2, 2, 5, 5, 6, 8, 8, 10, 12, 14, 17, 20, 26, 27, 28, 29, 31, 33, 35, 39]");
  }

  @Test
  void orderInsideHashPartitions() {
    RDD<Tuple2<String, Integer>> words = numbers.map(x -> new Tuple2<>("k" + x % 7, 1));
    assertThat(partitions(new PairRDDFunctions<>(words).reduceByKey(Integer::sum, 2)))
        .isEqualTo("[[(k5,5), (k3,6), (k1,6)], [(k6,5), (k2,6), (k0,6), (k4,6)]]");
    assertThat(partitions(numbers.map(x -> "d" + x % 5).distinct(2)))
        .isEqualTo("[[d2, d0, d4], [d1, d3]]");
    assertThat(partitions(byRemainder.groupByKey(new HashPartitioner(2))))
        .isEqualTo(
            "[[(0,[0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39]),"
                + " (2,[2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35, 38])],"
                + " [(1,[1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 34, 37])]]");
  }

  @Test
  void distinctWhereEqualRecordsAreInOnePlace() {
    List<Tuple2<String, Integer>> records =
        List.of(
            new Tuple2<>("b", 1),
            new Tuple2<>("a", 1),
            new Tuple2<>("b", 1),
            new Tuple2<>("Aa", 2),
            new Tuple2<>("BB", 2),
            new Tuple2<>("zz", 3),
            new Tuple2<>("a", 1));
    RDD<Tuple2<String, Integer>> placed =
        new PairRDDFunctions<>(parallelize(records, 2)).partitionBy(new HashPartitioner(2));
    assertThat(partitions(placed.distinct()))
        .isEqualTo("[[(b,1), (Aa,2), (BB,2), (zz,3)], [(a,1)]]");
  }

  @Test
  void setOperations() {
    assertThat(partitions(numbers.subtract(parallelize(List.of(1, 3, 5, 7, 9, 11), 2))))
        .isEqualTo(
            "[[0, 16, 32, 4, 20, 36, 8, 24, 12, 28], [17, 33, 21, 37, 25, 13, 29],"
                + " [2, 18, 34, 6, 22, 38, 10, 26, 14, 30], [19, 35, 23, 39, 27, 15, 31]]");
    assertThat(partitions(numbers.intersection(parallelize(List.of(1, 3, 5, 7, 99, 11), 2))))
        .isEqualTo("[[], [1, 5], [], [11, 3, 7]]");
  }

  @Test
  void statistics() {
    DoubleRDDFunctions doubles = new DoubleRDDFunctions(numbers.map(x -> (double) x));
    assertThat(doubles.histogram(4)._1).containsExactly(0.0, 9.75, 19.5, 29.25, 39.0);
    assertThat(doubles.histogram(4)._2).containsExactly(10, 10, 10, 10);
    assertThat(doubles.stats().toString())
        .isEqualTo("(count: 40, mean: 19.500000, stdev: 11.543396, max: 39.000000, min: 0.000000)");
    assertThat(numbers.countApproxDistinct(0.05)).isEqualTo(38);
  }

  /** Bounds depend on RDD ids, so these are brought to what they were in Spark's run. */
  @Test
  void rangesOfSortByKey() {
    skipIdsTo(79);
    List<Integer> shuffled = range(5000).stream().map(i -> (int) (i * 7919L % 5003)).toList();
    RDD<Tuple2<Integer, Integer>> sorted = sortByKey(parallelize(shuffled, 5), true, 4);
    assertThat(sorted.id()).isEqualTo(83);
    assertThat(sorted.glom().map(List::size).collect()).containsExactly(1274, 1528, 1090, 1108);
  }

  @Test
  void rangesOfUnevenPartitions() {
    skipIdsTo(91);
    List<Integer> shuffled = range(20000).stream().map(i -> (int) (i * 7919L % 20011)).toList();
    RDD<Integer> uneven =
        RDD.union(
            jobs,
            List.of(
                parallelize(shuffled, 1),
                parallelize(List.of(1, 2, 3), 3),
                parallelize(List.of(4, 5), 2)));
    RDD<Tuple2<Integer, Integer>> sorted = sortByKey(uneven, false, 6);
    assertThat(sorted.id()).isEqualTo(101);
    assertThat(sorted.glom().map(List::size).collect())
        .containsExactly(3466, 3788, 2841, 3311, 2640, 3959);
  }

  @Test
  void tiesOfSortByStayInOrder() {
    assertThat(partitions(numbers.sortBy(x -> x % 4, NATURAL, true, 3)))
        .isEqualTo(
            "[[0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 1, 5, 9, 13, 17, 21, 25, 29, 33, 37],"
                + " [2, 6, 10, 14, 18, 22, 26, 30, 34, 38],"
                + " [3, 7, 11, 15, 19, 23, 27, 31, 35, 39]]");
  }

  private void skipIdsTo(int id) {
    while (jobs.newRddId() < id - 1) {
      continue;
    }
  }

  private static RDD<Tuple2<Integer, Integer>> sortByKey(
      RDD<Integer> numbers, boolean ascending, int ranges) {
    return new OrderedRDDFunctions<>(numbers.map(x -> new Tuple2<>(x, x)), NATURAL)
        .sortByKey(ascending, ranges);
  }
}
