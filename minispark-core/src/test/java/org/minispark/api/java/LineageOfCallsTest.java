package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minispark.api.java.EngineSuite.pair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.minispark.HashPartitioner;

/**
 * Each call of the Java API takes as many RDD ids and makes the same lineage as on Spark 3.5.7,
 * whose answers are recorded in {@code lineage-of-spark.txt}. Seeds of samples and bounds of ranges
 * depend on ids, and plans are compared by lineage.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineageOfCallsTest {
  private static final String RECORDED = "lineage-of-spark.txt";

  private final Map<String, Callable<Object>> calls = new LinkedHashMap<>();
  private final HashPartitioner three = new HashPartitioner(3);
  private final Map<String, Double> halves = Map.of("a", 0.5, "b", 0.5);

  private JavaSparkContext sc;
  private JavaRDD<Integer> numbers;
  private JavaRDD<Integer> ten;
  private JavaPairRDD<String, Integer> pairs;
  private JavaPairRDD<String, Integer> others;
  private JavaDoubleRDD doubles;

  @BeforeAll
  void startEngine() {
    sc = new JavaSparkContext("local[1]", "lineage");
    numbers = sc.parallelize(List.of(3, 1, 2, 3), 2);
    ten = sc.parallelize(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 10);
    pairs = sc.parallelizePairs(List.of(pair("a", 1), pair("b", 2), pair("a", 3)), 2);
    others = pairs.mapValues(v -> v + 1);
    doubles = sc.parallelizeDoubles(List.of(1.0, 2.0, 3.5), 2);
    callsOnRecords();
    actionsOnRecords();
    callsOnPairs();
    callsOnNumbers();
  }

  @AfterAll
  void stopEngine() {
    sc.close();
  }

  @TestFactory
  Stream<DynamicTest> isSparks() throws IOException {
    List<String[]> recorded = recorded();
    assertThat(recorded)
        .extracting(line -> line[0])
        .containsExactlyInAnyOrderElementsOf(calls.keySet());
    return recorded.stream()
        .map(line -> DynamicTest.dynamicTest(line[0], () -> assertLikeSpark(line)));
  }

  private static List<String[]> recorded() throws IOException {
    try (var in = LineageOfCallsTest.class.getResourceAsStream(RECORDED)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ?", 3))
          .toList();
    }
  }

  private void assertLikeSpark(String[] line) throws Exception {
    int before = sc.emptyRDD().id();
    Object result = calls.get(line[0]).call();
    int after = sc.emptyRDD().id();

    assertThat(after - before - 1).as("ids").isEqualTo(Integer.parseInt(line[1].trim()));
    assertThat(lineage(result)).isEqualTo(line.length < 3 ? "" : line[2]);
  }

  private static String lineage(Object result) {
    if (!(result instanceof JavaRDDLike<?, ?> rdd)) {
      return "";
    }
    return rdd.toDebugString()
        .replaceAll("\\[\\d+] at [^\\n]*", "")
        .replaceAll("\\s*\\n\\s*", "; ");
  }

  private void call(String name, Callable<Object> call) {
    calls.put(name, call);
  }

  private static Object run(Runnable action) {
    action.run();
    return null;
  }

  private void callsOnRecords() {
    call("parallelize", () -> sc.parallelize(List.of(1), 1));
    call("parallelizePairs", () -> sc.parallelizePairs(List.of(pair(1, 1))));
    call("parallelizeDoubles", () -> sc.parallelizeDoubles(List.of(1.0)));
    call("emptyRDD", () -> sc.emptyRDD());
    call("map", () -> numbers.map(i -> i));
    call("filter", () -> numbers.filter(i -> true));
    call("flatMap", () -> numbers.flatMap(i -> List.of(i).iterator()));
    call("mapPartitions", () -> numbers.mapPartitions(i -> i));
    call("mapPartitions preserving", () -> numbers.mapPartitions(i -> i, true));
    call("mapPartitionsWithIndex", () -> numbers.mapPartitionsWithIndex((i, j) -> j, true));
    call("mapToPair", () -> numbers.mapToPair(i -> pair(i, i)));
    call("flatMapToPair", () -> numbers.flatMapToPair(i -> List.of(pair(i, i)).iterator()));
    call("mapToDouble", () -> numbers.mapToDouble(i -> i));
    call("flatMapToDouble", () -> numbers.flatMapToDouble(i -> List.of(1.0).iterator()));
    call(
        "mapPartitionsToDouble", () -> numbers.mapPartitionsToDouble(i -> List.of(1.0).iterator()));
    call(
        "mapPartitionsToPair",
        () -> numbers.mapPartitionsToPair(i -> List.of(pair(1, 1)).iterator()));
    call("glom", () -> numbers.glom());
    call("cartesian", () -> numbers.cartesian(numbers));
    call("groupBy", () -> numbers.groupBy(i -> i));
    call("groupBy into 4", () -> numbers.groupBy(i -> i, 4));
    call("zip", () -> numbers.zip(numbers));
    call("zipPartitions", () -> numbers.zipPartitions(numbers, (a, b) -> a));
    call("zipWithUniqueId", () -> numbers.zipWithUniqueId());
    call("zipWithIndex", () -> numbers.zipWithIndex());
    call("keyBy", () -> numbers.keyBy(i -> i));
    call("distinct", () -> numbers.distinct());
    call("distinct into 3", () -> numbers.distinct(3));
    call("coalesce", () -> numbers.coalesce(1));
    call("coalesce with shuffle", () -> numbers.coalesce(1, true));
    call("repartition", () -> numbers.repartition(3));
    call("sample with replacement", () -> numbers.sample(true, 0.5, 1L));
    call("union", () -> numbers.union(numbers));
    call("union of 3", () -> sc.union(numbers, numbers, numbers));
    call("intersection", () -> numbers.intersection(numbers));
    call("subtract", () -> numbers.subtract(numbers));
    call("subtract into 3", () -> numbers.subtract(numbers, 3));
    call("subtract by partitioner", () -> numbers.subtract(numbers, three));
    call("sortBy", () -> numbers.sortBy(i -> i, true, 2));
    call("sortBy into 1", () -> numbers.sortBy(i -> i, false, 1));
  }

  private void actionsOnRecords() {
    call("collect", () -> numbers.collect());
    call("count", () -> numbers.count());
    call("reduce", () -> numbers.reduce(Integer::sum));
    call("fold", () -> numbers.fold(0, Integer::sum));
    call("aggregate", () -> numbers.aggregate(0, Integer::sum, Integer::sum));
    call("treeAggregate", () -> numbers.treeAggregate(0, Integer::sum, Integer::sum));
    call("treeAggregate of 10", () -> ten.treeAggregate(0, Integer::sum, Integer::sum));
    call("treeReduce of 10", () -> ten.treeReduce(Integer::sum));
    call("treeReduce of 10, depth 3", () -> ten.treeReduce(Integer::sum, 3));
    call("treeReduce", () -> numbers.treeReduce(Integer::sum));
    call("take", () -> numbers.take(2));
    call("takeSample", () -> numbers.takeSample(false, 2, 1L));
    call("takeSample with replacement", () -> numbers.takeSample(true, 2, 1L));
    call("first", () -> numbers.first());
    call("isEmpty", () -> numbers.isEmpty());
    call("top", () -> numbers.top(2));
    call("takeOrdered", () -> numbers.takeOrdered(2));
    call("countByValue", () -> numbers.countByValue());
    call("countApproxDistinct", () -> numbers.countApproxDistinct(0.05));
    call("foreach", () -> run(() -> numbers.foreach(i -> {})));
    call("foreachPartition", () -> run(() -> numbers.foreachPartition(i -> {})));
    call("collectPartitions", () -> numbers.collectPartitions(new int[] {0}));
    call("toLocalIterator", () -> run(() -> numbers.toLocalIterator().forEachRemaining(i -> {})));
  }

  private void callsOnPairs() {
    call("pairs.filter", () -> pairs.filter(i -> true));
    call("pairs.reduceByKey", () -> pairs.reduceByKey(Integer::sum));
    call("pairs.reduceByKey into 3", () -> pairs.reduceByKey(Integer::sum, 3));
    call("pairs.reduceByKeyLocally", () -> pairs.reduceByKeyLocally(Integer::sum));
    call("pairs.countByKey", () -> pairs.countByKey());
    call("pairs.combineByKey", () -> pairs.combineByKey(a -> a, Integer::sum, Integer::sum));
    call("pairs.aggregateByKey", () -> pairs.aggregateByKey(0, Integer::sum, Integer::sum));
    call("pairs.foldByKey", () -> pairs.foldByKey(0, Integer::sum));
    call("pairs.groupByKey", () -> pairs.groupByKey());
    call("pairs.groupByKey by partitioner", () -> pairs.groupByKey(three));
    call("pairs.subtractByKey", () -> pairs.subtractByKey(others));
    call("pairs.subtract", () -> pairs.subtract(others));
    call("pairs.intersection", () -> pairs.intersection(others));
    call("pairs.partitionBy", () -> pairs.partitionBy(three));
    call("pairs.join", () -> pairs.join(others));
    call("pairs.leftOuterJoin", () -> pairs.leftOuterJoin(others));
    call("pairs.rightOuterJoin", () -> pairs.rightOuterJoin(others));
    call("pairs.fullOuterJoin", () -> pairs.fullOuterJoin(others));
    call("pairs.cogroup", () -> pairs.cogroup(others));
    call("pairs.cogroup of 3", () -> pairs.cogroup(others, others));
    call("pairs.cogroup of 4", () -> pairs.cogroup(others, others, others));
    call("pairs.groupWith", () -> pairs.groupWith(others));
    call("pairs.groupWith of 3", () -> pairs.groupWith(others, others));
    call("pairs.join into 3", () -> pairs.join(others, 3));
    call("pairs.collectAsMap", () -> pairs.collectAsMap());
    call("pairs.mapValues", () -> pairs.mapValues(v -> v));
    call("pairs.flatMapValues", () -> pairs.flatMapValues(v -> List.of(v).iterator()));
    call("pairs.lookup", () -> pairs.lookup("a"));
    call("pairs.lookup with partitioner", () -> pairs.partitionBy(three).lookup("a"));
    call("pairs.sortByKey", () -> pairs.sortByKey());
    call("pairs.sortByKey into 1", () -> pairs.sortByKey(false, 1));
    call("pairs.repartitionAndSort", () -> pairs.repartitionAndSortWithinPartitions(three));
    call("pairs.filterByRange", () -> pairs.filterByRange("a", "b"));
    call("pairs.sorted.filterByRange", () -> pairs.sortByKey().filterByRange("a", "a"));
    call("pairs.keys", () -> pairs.keys());
    call("pairs.values", () -> pairs.values());
    call("pairs.countApproxDistinctByKey", () -> pairs.countApproxDistinctByKey(0.05));
    call("pairs.sampleByKey", () -> pairs.sampleByKey(false, halves, 1L));
    call("pairs.sampleByKey with replacement", () -> pairs.sampleByKey(true, halves, 1L));
    call("pairs.sampleByKeyExact", () -> pairs.sampleByKeyExact(false, halves, 1L));
    call("pairs.sampleByKeyExact with replacement", () -> pairs.sampleByKeyExact(true, halves, 1L));
    call("pairs.coalesce", () -> pairs.coalesce(1));
    call("pairs.repartition", () -> pairs.repartition(3));
    call("pairs.distinct", () -> pairs.distinct());
    call("pairs.union", () -> pairs.union(others));
    call("pairs.sample", () -> pairs.sample(false, 0.5, 1L));
    call("pairs.fromJavaRDD", () -> JavaPairRDD.fromJavaRDD(numbers.map(i -> pair(i, i))));
    call("pairs.map", () -> pairs.map(i -> i));
  }

  private void callsOnNumbers() {
    call("doubles.distinct", () -> doubles.distinct());
    call("doubles.filter", () -> doubles.filter(v -> true));
    call("doubles.coalesce", () -> doubles.coalesce(1));
    call("doubles.repartition", () -> doubles.repartition(3));
    call("doubles.subtract", () -> doubles.subtract(doubles));
    call("doubles.sample", () -> doubles.sample(false, 0.5, 1L));
    call("doubles.union", () -> doubles.union(doubles));
    call("doubles.intersection", () -> doubles.intersection(doubles));
    call("union of doubles", () -> sc.union(doubles, doubles));
    call("doubles.sum", () -> doubles.sum());
    call("doubles.min", () -> doubles.min());
    call("doubles.max", () -> doubles.max());
    call("doubles.mean", () -> doubles.mean());
    call("doubles.histogram of 2", () -> doubles.histogram(2));
    call("doubles.histogram by bounds", () -> doubles.histogram(new double[] {0, 2, 4}));
    call("doubles.map", () -> doubles.map(v -> v));
    call("doubles.first", () -> doubles.first());
    call("doubles.countByValue", () -> doubles.countByValue());
  }
}
