package org.minispark.compare.parity.cases;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaFutureAction;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/**
 * How many ids of RDDs, jobs and stages a step or an action takes that fails: since there is
 * nothing at the path that it reads, so that there are no partitions, or since its tasks fail.
 */
public final class FailedStepCases {
  private static final Partitioner TWO = new HashPartitioner(2);

  private FailedStepCases() {}

  public static Object stepsWithoutPartitions(JavaSparkContext sc, Path folder) throws Exception {
    return stepsOf(sc, none(sc, folder));
  }

  public static Object stepsWhoseTasksFail(JavaSparkContext sc) throws Exception {
    return stepsOf(sc, failing(sc));
  }

  public static Object pairStepsWithoutPartitions(JavaSparkContext sc, Path folder)
      throws Exception {
    return pairStepsOf(sc, none(sc, folder).mapToPair(line -> new Tuple2<>(line, 1)));
  }

  public static Object pairStepsWhoseTasksFail(JavaSparkContext sc) throws Exception {
    return pairStepsOf(sc, failing(sc).mapToPair(line -> new Tuple2<>(line, 1)));
  }

  public static Object actionsWithoutPartitions(JavaSparkContext sc, Path folder) throws Exception {
    return actionsOf(sc, none(sc, folder), folder);
  }

  public static Object actionsWhoseTasksFail(JavaSparkContext sc, Path folder) throws Exception {
    return actionsOf(sc, failing(sc), folder);
  }

  private static JavaRDD<String> none(JavaSparkContext sc, Path folder) {
    return sc.textFile(folder + "/none");
  }

  private static JavaRDD<String> failing(JavaSparkContext sc) {
    return Data.range(sc, 4, 2).map(value -> String.valueOf(value / Data.zero()));
  }

  private static Object stepsOf(JavaSparkContext sc, JavaRDD<String> broken) throws Exception {
    JavaRDD<String> some = sc.parallelize(List.of("a", "b"), 2);
    return new Taken(sc)
        .of("map", () -> broken.map(line -> line))
        .of("distinct", () -> broken.distinct())
        .of("distinct into two", () -> broken.distinct(2))
        .of("coalesce", () -> broken.coalesce(2))
        .of("coalesce with a shuffle", () -> broken.coalesce(2, true))
        .of("repartition", () -> broken.repartition(2))
        .of("sample", () -> broken.sample(false, 0.5, 1))
        .of("randomSplit", () -> broken.randomSplit(new double[] {1, 1}, 1))
        .of("union", () -> broken.union(some))
        .of("union after", () -> some.union(broken))
        .of("union of all", () -> sc.union(some, broken, some))
        .of("intersection", () -> broken.intersection(some))
        .of("intersection after", () -> some.intersection(broken))
        .of("subtract", () -> broken.subtract(some))
        .of("subtract after", () -> some.subtract(broken))
        .of("subtract into two", () -> broken.subtract(some, 2))
        .of("cartesian", () -> broken.cartesian(some))
        .of("cartesian after", () -> some.cartesian(broken))
        .of("zip", () -> broken.zip(some))
        .of("zip after", () -> some.zip(broken))
        .of("zipPartitions", () -> broken.zipPartitions(some, (a, b) -> a))
        .of("zipWithIndex", () -> broken.zipWithIndex())
        .of("zipWithUniqueId", () -> broken.zipWithUniqueId())
        .of("groupBy", () -> broken.groupBy(line -> line))
        .of("groupBy into two", () -> broken.groupBy(line -> line, 2))
        .of("sortBy", () -> broken.sortBy(line -> line, true, 2))
        .of("sortBy into one", () -> broken.sortBy(line -> line, true, 1))
        .of("keyBy", () -> broken.keyBy(line -> line))
        .of("glom", () -> broken.glom())
        .of("pipe", () -> broken.pipe("cat"))
        .of("mapPartitionsWithIndex", () -> broken.mapPartitionsWithIndex((i, all) -> all, false))
        .report();
  }

  private static Object pairStepsOf(JavaSparkContext sc, JavaPairRDD<String, Integer> broken)
      throws Exception {
    JavaPairRDD<String, Integer> some = sc.parallelizePairs(List.of(new Tuple2<>("a", 1)), 2);
    return new Taken(sc)
        .of("mapValues", () -> broken.mapValues(value -> value))
        .of("reduceByKey", () -> broken.reduceByKey(Integer::sum))
        .of("reduceByKey into two", () -> broken.reduceByKey(Integer::sum, 2))
        .of("foldByKey", () -> broken.foldByKey(0, Integer::sum))
        .of("aggregateByKey", () -> broken.aggregateByKey(0, Integer::sum, Integer::sum))
        .of("combineByKey", () -> broken.combineByKey(v -> v, Integer::sum, Integer::sum))
        .of("groupByKey", () -> broken.groupByKey())
        .of("groupByKey into two", () -> broken.groupByKey(2))
        .of("partitionBy", () -> broken.partitionBy(TWO))
        .of("join", () -> broken.join(some))
        .of("join after", () -> some.join(broken))
        .of("join into two", () -> broken.join(some, 2))
        .of("leftOuterJoin", () -> broken.leftOuterJoin(some))
        .of("rightOuterJoin", () -> broken.rightOuterJoin(some))
        .of("fullOuterJoin", () -> broken.fullOuterJoin(some))
        .of("cogroup", () -> broken.cogroup(some))
        .of("cogroup of three", () -> some.cogroup(some, broken))
        .of("cogroup into two", () -> broken.cogroup(some, 2))
        .of("subtractByKey", () -> broken.subtractByKey(some))
        .of("subtractByKey after", () -> some.subtractByKey(broken))
        .of("behind subtractByKey", () -> broken.subtractByKey(some, 2).groupByKey())
        .of("behind partitionBy", () -> broken.partitionBy(TWO).groupByKey())
        .of("behind cogroup", () -> some.cogroup(broken, 2).groupByKey())
        .of("behind two", () -> broken.cogroup(some, 2).subtractByKey(some, 2).distinct())
        .of("behind values", () -> some.join(broken, 2).values().distinct())
        .of("union", () -> broken.union(some))
        .of("distinct", () -> broken.distinct())
        .of("sortByKey", () -> broken.sortByKey())
        .of("sortByKey into two", () -> broken.sortByKey(true, 2))
        .of("sortByKey into one", () -> broken.sortByKey(true, 1))
        .of(
            "sortByKey with a comparator",
            () -> broken.sortByKey(Comparator.<String>naturalOrder(), true, 2))
        .of("sampleByKey", () -> broken.sampleByKey(false, Map.of("a", 0.5), 1))
        .of("sampleByKeyExact", () -> broken.sampleByKeyExact(false, Map.of("a", 0.5), 1))
        .of("keys", () -> broken.keys())
        .of("sorted within", () -> broken.repartitionAndSortWithinPartitions(TWO))
        .report();
  }

  private static Object actionsOf(JavaSparkContext sc, JavaRDD<String> broken, Path folder)
      throws Exception {
    JavaPairRDD<String, Integer> pairs = broken.mapToPair(line -> new Tuple2<>(line, 1));
    return new Taken(sc)
        .of("collect", () -> broken.collect())
        .of("count", () -> broken.count())
        .of("count behind a shuffle", () -> pairs.reduceByKey(Integer::sum, 2).count())
        .of("take", () -> broken.take(1))
        .of("first", () -> broken.first())
        .of("isEmpty", () -> broken.isEmpty())
        .of("top", () -> broken.top(1))
        .of("takeOrdered", () -> broken.takeOrdered(1))
        .of("takeSample", () -> broken.takeSample(false, 1, 1))
        .of("max", () -> broken.max(Comparator.<String>naturalOrder()))
        .of("reduce", () -> broken.reduce((a, b) -> a))
        .of("fold", () -> broken.fold("", (a, b) -> a))
        .of("aggregate", () -> broken.aggregate("", (a, b) -> a, (a, b) -> a))
        .of("treeReduce", () -> broken.treeReduce((a, b) -> a))
        .of("treeAggregate", () -> broken.treeAggregate("", (a, b) -> a, (a, b) -> a))
        .of("countByValue", () -> broken.countByValue())
        .of("countApproxDistinct", () -> broken.countApproxDistinct(0.1))
        .of("countByKey", () -> pairs.countByKey())
        .of("collectAsMap", () -> pairs.collectAsMap())
        .of("lookup", () -> pairs.lookup("a"))
        .of("reduceByKeyLocally", () -> pairs.reduceByKeyLocally(Integer::sum))
        .of("sum", () -> broken.mapToDouble(String::length).sum())
        .of("stats", () -> broken.mapToDouble(String::length).stats())
        .of("histogram", () -> broken.mapToDouble(String::length).histogram(2))
        .of("saveAsTextFile", () -> saved(broken, folder))
        .of("collectAsync", () -> broken.collectAsync().get())
        .of("takeAsync", () -> broken.takeAsync(1).get())
        .of("toDebugString", () -> broken.toDebugString())
        .of("groupBy", () -> broken.groupBy(line -> line, 2).count())
        .of("checkpoint", () -> broken.rdd().localCheckpoint().count())
        .report();
  }

  private static String saved(JavaRDD<String> rdd, Path folder) {
    rdd.saveAsTextFile(folder + "/saved");
    return "saved";
  }

  /** What steps took, one after the other: each looks at the next ids as it begins and ends. */
  private static final class Taken {
    private final JavaSparkContext sc;
    private final Report report = new Report();
    private Ids last;

    Taken(JavaSparkContext sc) throws Exception {
      this.sc = sc;
      last = Ids.next(sc);
    }

    Taken of(String label, Callable<?> step) throws Exception {
      String outcome = outcome(step);
      Ids next = Ids.next(sc);
      String taken = next.since(last);
      last = next;
      report.of(label, () -> outcome + ", " + taken);
      return this;
    }

    private static String outcome(Callable<?> step) {
      try {
        step.call();
        return "made";
      } catch (Exception e) {
        return e.getClass().getName();
      }
    }

    Report report() {
      return report;
    }
  }

  /** The ids that a little job of its own got. */
  private record Ids(int rdd, int job, int stage) {
    static Ids next(JavaSparkContext sc) throws Exception {
      JavaRDD<Integer> stages = Data.range(sc, 1, 1).map(value -> TaskContext.get().stageId());
      JavaFutureAction<List<Integer>> action = stages.collectAsync();
      return new Ids(stages.id(), action.jobIds().get(0), action.get().get(0));
    }

    String since(Ids before) {
      int rdds = rdd - before.rdd - 2;
      int jobs = job - before.job - 1;
      int stages = stage - before.stage - 1;
      return rdds + " RDDs, " + jobs + " jobs, " + stages + " stages";
    }
  }
}
