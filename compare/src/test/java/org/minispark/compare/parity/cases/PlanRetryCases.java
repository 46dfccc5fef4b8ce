package org.minispark.compare.parity.cases;

import java.util.Arrays;
import java.util.List;
import org.minispark.SparkConf;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Plans;
import org.minispark.util.LongAccumulator;

/** Plans of programs whose tasks fail the first time; each of them is counted once. */
public final class PlanRetryCases {
  private PlanRetryCases() {}

  public static void configure(SparkConf conf) {
    conf.setMaster("local[1,3]");
  }

  public static Object resultTasks(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.range(sc, 20, 4).map(PlanRetryCases::failsAtFirst).count());
  }

  public static Object mapTasks(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () ->
            Data.range(sc, 20, 4)
                .map(PlanRetryCases::failsAtFirst)
                .mapToPair(value -> new Tuple2<>(value % 3, value))
                .reduceByKey(Integer::sum)
                .map(pair -> failsAtFirst(pair._2()))
                .collect());
  }

  public static Object accumulators(JavaSparkContext sc) throws Exception {
    LongAccumulator counted = sc.sc().longAccumulator();
    List<String> plan =
        Plans.of(
            sc,
            () ->
                Data.range(sc, 20, 4)
                    .foreach(
                        value -> {
                          counted.add(1);
                          failsAtFirst(value);
                        }));
    return Arrays.asList(plan, counted.value());
  }

  public static Object aJobThatFails(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          try {
            Data.range(sc, 20, 2).distinct().map(value -> 1 / Data.zero()).collect();
          } catch (Exception e) {
            Data.range(sc, 20, 2).count();
          }
        });
  }

  private static Integer failsAtFirst(Integer value) {
    if (TaskContext.get().attemptNumber() == 0 && value % 5 == 1) {
      throw new IllegalStateException("not at first");
    }
    return value;
  }
}
