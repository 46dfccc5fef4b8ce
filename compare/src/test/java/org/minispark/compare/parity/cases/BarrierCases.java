package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.BarrierTaskContext;
import org.minispark.BarrierTaskInfo;
import org.minispark.SparkConf;
import org.minispark.TaskContext;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.compare.parity.probe.Report;
import org.minispark.compare.parity.probe.ScalaBridge;
import org.minispark.util.TaskCompletionListener;
import org.minispark.util.TaskFailureListener;

/** Stages whose tasks run at the same time and meet. */
public final class BarrierCases {
  private static final Map<String, String> heard = new ConcurrentHashMap<>();

  private BarrierCases() {}

  public static void configure(SparkConf conf) {
    conf.setMaster("local[2]")
        .set("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1s")
        .set("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "1");
  }

  public static Object meetings(JavaSparkContext sc) throws Exception {
    return together(
        sc,
        2,
        values -> {
          BarrierTaskContext task = BarrierTaskContext.get();
          List<Object> told = new ArrayList<>();
          values.forEachRemaining(told::add);
          told.add(task.allGather("from " + task.partitionId()));
          task.barrier();
          told.add(task.allGather(""));
          told.add(task.allGather("a, \"b\"\n\u00e9"));
          return told.iterator();
        });
  }

  public static Object context(JavaSparkContext sc) throws Exception {
    sc.setLocalProperty("parity.color", "blue");
    try {
      return Arrays.asList(
          together(sc, 2, values -> tell(BarrierTaskContext.get()).iterator()),
          together(sc, 1, values -> tell(BarrierTaskContext.get()).iterator()),
          together(sc, 2, values -> tell(BarrierTaskContext.get()).iterator())
              .repartition(1)
              .count());
    } finally {
      sc.setLocalProperty("parity.color", null);
    }
  }

  public static Object attemptIdsDiffer(JavaSparkContext sc) throws Exception {
    List<Long> ids =
        together(sc, 2, values -> List.of(BarrierTaskContext.get().taskAttemptId()).iterator())
            .collect();
    return Math.abs(ids.get(0) - ids.get(1));
  }

  public static Object taskInfos(JavaSparkContext sc) throws Exception {
    return together(
        sc,
        2,
        values -> {
          List<Object> told = new ArrayList<>();
          for (BarrierTaskInfo info : BarrierTaskContext.get().getTaskInfos()) {
            told.add(info.address().replaceAll("^.+:\\d+$", "<host and port>"));
          }
          return told.iterator();
        });
  }

  public static Object ownTaskInfo() {
    return new BarrierTaskInfo("host:1").address();
  }

  public static Object outside(JavaSparkContext sc) {
    return new Report()
        .of("on the driver", () -> BarrierTaskContext.get())
        .of(
            "in a task of another stage",
            () -> Data.range(sc, 2, 1).map(value -> BarrierTaskContext.get().partitionId()));
  }

  public static Object listeners(JavaSparkContext sc) throws Exception {
    List<Object> told =
        together(
                sc,
                2,
                values -> {
                  BarrierTaskContext task = BarrierTaskContext.get();
                  Hears hears = new Hears("first");
                  return List.<Object>of(
                          task.addTaskCompletionListener(hears) == task,
                          task.addTaskFailureListener(hears) == task)
                      .iterator();
                })
            .collect();
    return Arrays.asList(told, heard.get("first 0"), heard.get("first 1"));
  }

  public static Object failure(JavaSparkContext sc) {
    return new Report()
        .of(
            "fails",
            () ->
                together(
                        sc,
                        2,
                        values -> {
                          BarrierTaskContext task = BarrierTaskContext.get();
                          BarrierTaskContext same = task.addTaskFailureListener(new Hears("other"));
                          same.barrier();
                          if (task.partitionId() == 1) {
                            throw new IllegalStateException("in the second task");
                          }
                          task.barrier();
                          return values;
                        })
                    .count())
        .of("heard of it", () -> heard.get("other 1"));
  }

  public static Object otherSteps(JavaSparkContext sc) throws Exception {
    JavaRDD<Integer> made = together(sc, 2, values -> values);
    return new Report()
        .of("mapped", () -> made.map(value -> value + "!"))
        .of("fewer partitions", () -> made.coalesce(1).count())
        .of("first only", () -> made.first())
        .of("two of them", () -> made.zip(together(sc, 2, values -> values)).count());
  }

  public static Object tooFewSlots(JavaSparkContext sc) {
    return new Report()
        .of("three tasks", () -> together(sc, 3, values -> values).count())
        .of("after it", () -> Data.range(sc, 3, 1).count());
  }

  private static <U> JavaRDD<U> together(
      JavaSparkContext sc, int tasks, FlatMapFunction<Iterator<Integer>, U> function)
      throws Exception {
    return ScalaBridge.mapPartitions(Data.range(sc, tasks, tasks).rdd().barrier(), function)
        .toJavaRDD();
  }

  private static List<Object> tell(BarrierTaskContext task) {
    return Arrays.asList(
        task.stageAttemptNumber(),
        task.partitionId(),
        task.numPartitions(),
        task.attemptNumber(),
        task.cpus(),
        task.isCompleted(),
        task.isFailed(),
        task.isInterrupted(),
        task.getLocalProperty("parity.color"),
        task.getLocalProperty("parity.none"),
        task.resourcesJMap(),
        task.stageId() >= 0,
        task.taskMetrics().diskBytesSpilled());
  }

  private static final class Hears implements TaskCompletionListener, TaskFailureListener {
    private final String name;

    Hears(String name) {
      this.name = name;
    }

    @Override
    public void onTaskCompletion(TaskContext context) {
      heard.put(name + " " + context.partitionId(), "completed");
    }

    @Override
    public void onTaskFailure(TaskContext context, Throwable error) {
      heard.put(name + " " + context.partitionId(), "failed " + error.getMessage());
    }
  }
}
