package org.minispark.rdd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;

/** Each operator makes the nodes that Spark makes, with the same ids in the same places. */
class LineageGoldenTest {
  private static final Map<Integer, Double> FRACTIONS = Map.of(1, 0.5, 2, 0.5, 3, 0.5, 4, 0.5);
  private static final Comparator<Integer> NATURAL = Comparator.naturalOrder();

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> operators() throws IOException {
    Map<String, String> golden = golden();
    return golden.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
  }

  private void check(String operator, String expected) {
    try (TestingJobRunner jobs = new TestingJobRunner(directory)) {
      jobs.setCheckpointDir(directory.resolve("checkpoints").toUri().toString());
      RDD<?> made = new Operators(jobs).apply(operator);
      String lineage = made.toDebugString().replaceAll("] at \\S+ at \\S+", "]");
      assertThat(lineage).isEqualTo(expected);
    }
  }

  private static Map<String, String> golden() throws IOException {
    Map<String, List<String>> golden = new LinkedHashMap<>();
    String current = null;
    for (String line : resource().split("\n")) {
      if (line.startsWith("== ")) {
        current = line.substring(3);
        golden.put(current, new ArrayList<>());
      } else if (current != null) {
        golden.get(current).add(line);
      }
    }
    Map<String, String> joined = new LinkedHashMap<>();
    golden.forEach((name, lines) -> joined.put(name, String.join("\n", lines)));
    return joined;
  }

  private static String resource() throws IOException {
    try (InputStream in = LineageGoldenTest.class.getResourceAsStream("lineage-golden.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final class Operators {
    private final JobRunner jobs;
    private final RDD<Integer> p;
    private final RDD<Integer> q;
    private final PairRDDFunctions<Integer, Integer> kv;
    private final RDD<Tuple2<Integer, Integer>> left;
    private final RDD<Tuple2<Integer, Integer>> kw;
    private final RDD<Tuple2<Integer, Integer>> parted;

    Operators(JobRunner jobs) {
      this.jobs = jobs;
      p = parallelize(List.of(1, 2, 3, 4), 2);
      q = parallelize(List.of(3, 4, 5, 6), 2);
      left = p.map(x -> new Tuple2<>(x, x));
      kv = pairs(left);
      kw = q.map(x -> new Tuple2<>(x, x));
      parted = kv.partitionBy(hash(2));
    }

    private <T> RDD<T> parallelize(List<T> data, int slices) {
      return new ParallelCollectionRDD<>(jobs, data, slices);
    }

    private RDD<Integer> eight() {
      return parallelize(IntStream.rangeClosed(1, 8).boxed().toList(), 12);
    }

    private DoubleRDDFunctions doubles() {
      return new DoubleRDDFunctions(parallelize(List.of(1.0, 2.0, 3.0), 2).map(x -> x));
    }

    private OrderedRDDFunctions<Integer, Integer> ordered() {
      return new OrderedRDDFunctions<>(left, NATURAL);
    }

    private static HashPartitioner hash(int partitions) {
      return new HashPartitioner(partitions);
    }

    private static <K, V> PairRDDFunctions<K, V> pairs(RDD<Tuple2<K, V>> rdd) {
      return new PairRDDFunctions<>(rdd);
    }

    /** An RDD made after an action shows by its id how many RDDs the action has made. */
    private RDD<?> after(Object result) {
      assertThat(result).isNotNull();
      return parallelize(List.of(1), 1);
    }

    private static RDD<?> afterJob(RDD<?> marked) {
      marked.count();
      return marked.filter(x -> true);
    }

    private static RDD<Integer> checkpointed(RDD<Integer> rdd) {
      rdd.checkpoint();
      return rdd;
    }

    RDD<?> apply(String operator) {
      return switch (operator) {
        case "union" -> p.union(q);
        case "unionOfOne" -> RDD.union(jobs, List.of(p));
        case "unionAware" -> parted.union(pairs(kw).partitionBy(hash(2)));
        case "distinct" -> p.distinct();
        case "distinctOfPartitioned" -> parted.distinct();
        case "sample" -> p.sample(false, 0.5, 1);
        case "randomSplit" -> p.randomSplit(new double[] {1, 1}, 1).get(1);
        case "coalesce" -> p.coalesce(1);
        case "repartition" -> p.repartition(3);
        case "groupBy" -> p.groupBy(x -> x);
        case "cartesian" -> p.cartesian(q);
        case "zip" -> p.zip(q);
        case "zipWithIndex" -> p.zipWithIndex();
        case "zipWithUniqueId" -> p.zipWithUniqueId();
        case "keyBy" -> p.keyBy(x -> x);
        case "subtract" -> p.subtract(q);
        case "subtractOfPartitioned" -> parted.subtract(kw);
        case "intersection" -> p.intersection(q);
        case "sortBy" -> p.sortBy(x -> x, NATURAL, true, 2);
        case "sortByInOnePartition" -> p.sortBy(x -> x, NATURAL, true, 1);
        case "named" -> p.filter(x -> true).setName("hello");
        case "cached" -> p.filter(x -> true).cache();
        case "treeAggregate" ->
            after(eight().treeAggregate(0, (sum, x) -> sum + x, (a, b) -> a + b, 2));
        case "treeReduce" -> after(eight().treeReduce(Integer::sum, 2));
        case "top" -> after(p.top(3, NATURAL));
        case "countByValue" -> after(p.countByValue());
        case "takeSample" -> after(p.takeSample(false, 2, 1));
        case "stats" -> after(doubles().stats());
        case "histogram" -> after(doubles().histogram(2));
        case "sum" -> after(doubles().sum());
        case "checkpoint" -> afterJob(checkpointed(p.map(x -> x + 1)));
        case "localCheckpoint" -> afterJob(p.map(x -> x + 1).localCheckpoint());
        default -> applyToPairs(operator);
      };
    }

    private RDD<?> applyToPairs(String operator) {
      return switch (operator) {
        case "mapValues" -> kv.mapValues(x -> x);
        case "flatMapValues" -> kv.flatMapValues(x -> List.of(x).iterator());
        case "keys" -> kv.keys();
        case "reduceByKey" -> kv.reduceByKey(Integer::sum);
        case "partitionByAgain" -> pairs(parted).partitionBy(hash(2));
        case "reduceByKeyInPlace" -> pairs(parted).reduceByKey(Integer::sum);
        case "groupByKey" -> kv.groupByKey();
        case "groupByKeyInPlace" -> pairs(parted).groupByKey();
        case "aggregateByKey" -> kv.aggregateByKey(0, hash(2), Integer::sum, Integer::sum);
        case "cogroup" -> kv.cogroup(kw, hash(2));
        case "cogroupOfThree" -> kv.cogroup(kw, left, hash(2));
        case "cogroupOfFour" -> kv.cogroup(kw, left, kw, hash(2));
        case "cogroupInPlace" -> pairs(parted).cogroup(kw, hash(2));
        case "join" -> kv.join(kw, hash(2));
        case "leftOuterJoin" -> kv.leftOuterJoin(kw, hash(2));
        case "rightOuterJoin" -> kv.rightOuterJoin(kw, hash(2));
        case "fullOuterJoin" -> kv.fullOuterJoin(kw, hash(2));
        case "subtractByKey" -> kv.subtractByKey(kw);
        case "sampleByKey" -> kv.sampleByKey(false, FRACTIONS, 1);
        case "sampleByKeyExact" -> kv.sampleByKeyExact(false, FRACTIONS, 1);
        case "sampleByKeyExactReplacing" -> kv.sampleByKeyExact(true, FRACTIONS, 1);
        case "countApproxDistinctByKey" -> kv.countApproxDistinctByKey(0.05, hash(2));
        case "sortByKey" -> ordered().sortByKey(true);
        case "sortByKeyInOnePartition" -> ordered().sortByKey(true, 1);
        case "repartitionAndSort" -> ordered().repartitionAndSortWithinPartitions(hash(3));
        case "filterByRange" -> ordered().filterByRange(1, 2);
        case "filterByRangeSorted" ->
            new OrderedRDDFunctions<>(ordered().sortByKey(true), NATURAL).filterByRange(1, 2);
        case "manyStages" -> manyStages();
        case "lookup" -> after(kv.lookup(1));
        case "reduceByKeyLocally" -> after(kv.reduceByKeyLocally(Integer::sum));
        default -> throw new AssertionError("no such operator: " + operator);
      };
    }

    private RDD<?> manyStages() {
      RDD<Tuple2<Integer, Integer>> sums = kv.reduceByKey(Integer::sum);
      RDD<Tuple2<Integer, Integer>> others = pairs(kw).reduceByKey(Integer::sum, 3);
      RDD<Tuple2<Integer, Integer>> ones =
          pairs(pairs(sums).join(others, pairs(sums).defaultPartitioner(others))).mapValues(x -> 1);
      return pairs(pairs(ones.union(left)).groupByKey(hash(120))).reduceByKey((x, y) -> x, 12);
    }
  }
}
