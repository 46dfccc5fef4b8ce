package org.minispark.compare.parity.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.check.Plan.PlannedStage;
import org.minispark.compare.parity.probe.Differs;
import org.minispark.compare.parity.probe.PlanWatch;
import org.minispark.compare.parity.probe.Plans;
import org.minispark.compare.parity.probe.Report;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.StageInfo;
import org.minispark.util.LongAccumulator;

/** What a comparison lets pass: a case for each row of the page's table, in its order. */
public final class ExplainedCases {
  /** So often that what is left to chance does not come out the same each time. */
  private static final int ROUNDS = 20;

  private ExplainedCases() {}

  @Differs("**Numbers of a job's stages**")
  public static Object numbersOfStages(JavaSparkContext sc) throws Exception {
    Stages stages = new Stages();
    sc.sc().addSparkListener(stages);
    PlanWatch watch = new PlanWatch(sc);
    List<List<Integer>> tasksByNumber = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      stages.submitted.clear();
      pairs(sc, 1).groupWith(pairs(sc, 2), pairs(sc, 3), pairs(sc, 4)).count();
      watch.takePlan();
      tasksByNumber.add(stages.tasksByNumber().subList(0, 4));
    }
    return tasksByNumber;
  }

  @Differs("**How far a failed job came**")
  public static Object howFarAFailedJobCame(JavaSparkContext sc) {
    LongAccumulator counted = sc.sc().longAccumulator();
    Report jobs = new Report();
    for (int round = 0; round < ROUNDS; round++) {
      JavaPairRDD<Integer, Integer> sound =
          pairs(sc, 3).mapValues(value -> count(counted, value)).repartition(2);
      JavaPairRDD<Integer, Integer> broken =
          pairs(sc, 3).mapValues(value -> value / Data.zero()).repartition(2);
      jobs.of("fails", () -> sound.union(broken).count());
    }
    return counted.value();
  }

  @Differs("**The order in which the driver merges**")
  public static Object orderOfMerging(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 4, 4).map(value -> value + 1).cache();
    numbers.collectPartitions(new int[] {2});
    return numbers.reduce((one, other) -> 10 * one + other);
  }

  @Differs("**Names of stages inside the engine**")
  public static Object namesOfStages(JavaSparkContext sc, Path folder) throws Exception {
    return Plans.of(sc, () -> Data.range(sc, 4, 2).saveAsTextFile(folder + "/saved"));
  }

  @Differs("**Records read by a stage that stops early**")
  public static Object recordsRead(JavaSparkContext sc) throws Exception {
    PlanWatch watch = new PlanWatch(sc);
    Data.range(sc, 100, 2).repartition(2).take(1);
    return watch.takePlan().jobs().get(0).stages().stream()
        .mapToLong(PlannedStage::recordsRead)
        .sum();
  }

  @Differs("**Storage in `toDebugString`**")
  public static Object storageInDebugString(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 1).mapValues(value -> value + 1).cache();
    pairs.count();
    return pairs.toDebugString();
  }

  @Differs("**Coalescing what has just been cached**")
  public static Object coalescedOnceCached(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 6, 3).cache();
    numbers.count();
    return numbers.coalesce(2).glom().collect();
  }

  @Differs("**One method reference at two types**")
  public static Object methodReferenceAtTwoTypes(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 4, 2);
    return numbers.glom().map(ExplainedCases::text).collect()
        + " "
        + numbers.map(ExplainedCases::text).collect();
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }

  private static Integer count(LongAccumulator counted, Integer value) {
    counted.add(1);
    return value;
  }

  private static JavaPairRDD<Integer, Integer> pairs(JavaSparkContext sc, int partitions) {
    return Data.range(sc, 12, partitions).mapToPair(value -> new Tuple2<>(value % 5, value));
  }

  private static final class Stages extends SparkListener {
    private final ConcurrentLinkedQueue<StageInfo> submitted = new ConcurrentLinkedQueue<>();

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
      submitted.add(event.stageInfo());
    }

    List<Integer> tasksByNumber() {
      return submitted.stream()
          .sorted(Comparator.comparing(StageInfo::stageId))
          .map(StageInfo::numTasks)
          .toList();
    }
  }
}
