package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.minispark.TaskContext;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.executor.TaskMetrics;
import org.minispark.resource.ResourceInformation;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.TaskCompletionListener;
import org.minispark.util.TaskFailureListener;

/** What a task knows of itself. */
public final class TaskCases {
  private static final List<String> heard = new CopyOnWriteArrayList<>();

  private TaskCases() {}

  public static Object onTheDriver(JavaSparkContext sc) {
    return new Report()
        .of("none", () -> TaskContext.get())
        .of("partition", () -> TaskContext.getPartitionId());
  }

  public static Object inATask(JavaSparkContext sc) {
    sc.setLocalProperty("parity.color", "blue");
    Report report =
        new Report()
            .of("contexts", () -> Data.range(sc, 3, 3).map(value -> tell(TaskContext.get())))
            .of(
                "contexts of a map task",
                () -> Data.range(sc, 3, 2).map(value -> tell(TaskContext.get())).distinct(1))
            .of(
                "attempt ids grow",
                () ->
                    grow(
                        Data.range(sc, 4, 4)
                            .map(value -> TaskContext.get().taskAttemptId())
                            .collect()));
    sc.setLocalProperty("parity.color", null);
    return report;
  }

  public static Object own() {
    heard.clear();
    TaskContext own = new Own();
    return new Report()
        .of("parts", () -> tell(own))
        .of("listener", () -> own.addTaskCompletionListener(new Hears("own")) == own)
        .of("heard", () -> new ArrayList<>(heard));
  }

  public static Object listeners(JavaSparkContext sc) {
    heard.clear();
    return new Report()
        .of(
            "three",
            () ->
                Data.range(sc, 2, 1)
                    .mapPartitions(
                        values -> {
                          TaskContext task = TaskContext.get();
                          task.addTaskCompletionListener(new Hears("first"));
                          task.addTaskFailureListener(new Hears("failure"));
                          task.addTaskCompletionListener(new Hears("last"));
                          return values;
                        }))
        .of("heard", () -> new ArrayList<>(heard));
  }

  public static Object listenersOfFailure(JavaSparkContext sc) {
    heard.clear();
    return new Report()
        .of(
            "fails",
            () ->
                Data.range(sc, 2, 1)
                    .map(
                        value -> {
                          TaskContext.get().addTaskCompletionListener(new Hears("completion"));
                          TaskContext.get().addTaskFailureListener(new Hears("failure"));
                          throw new IllegalStateException("value " + value);
                        })
                    .count())
        .of("heard", () -> new ArrayList<>(heard));
  }

  public static Object listenerThatThrows(JavaSparkContext sc) {
    return Data.range(sc, 2, 1)
        .map(
            value -> {
              TaskContext.get()
                  .addTaskCompletionListener(
                      (TaskCompletionListener)
                          context -> {
                            throw new IllegalStateException("in the listener");
                          });
              return value;
            })
        .count();
  }

  public static Object metrics(JavaSparkContext sc) {
    return new Report()
        .of(
            "nothing yet",
            () -> Data.range(sc, 3, 1).map(value -> zeros(TaskContext.get().taskMetrics())))
        .of(
            "records read",
            () ->
                Data.range(sc, 5, 2)
                    .distinct(1)
                    .mapPartitions(values -> List.of(afterAll(values)).iterator()));
  }

  private static Object afterAll(java.util.Iterator<Integer> values) {
    values.forEachRemaining(value -> {});
    TaskMetrics metrics = TaskContext.get().taskMetrics();
    return Arrays.asList(
        metrics.shuffleReadMetrics().recordsRead(),
        metrics.shuffleReadMetrics().totalBlocksFetched(),
        metrics.shuffleReadMetrics().localBlocksFetched(),
        metrics.shuffleReadMetrics().remoteBlocksFetched(),
        metrics.shuffleReadMetrics().remoteBytesRead());
  }

  private static Object zeros(TaskMetrics metrics) {
    return Arrays.asList(
        metrics.diskBytesSpilled(),
        metrics.memoryBytesSpilled(),
        metrics.resultSize(),
        metrics.inputMetrics().bytesRead(),
        metrics.outputMetrics().recordsWritten(),
        metrics.shuffleWriteMetrics().recordsWritten(),
        metrics.shuffleReadMetrics().recordsRead());
  }

  private static Object tell(TaskContext task) {
    return Arrays.asList(
        task.stageId(),
        task.stageAttemptNumber(),
        task.partitionId(),
        TaskContext.getPartitionId(),
        task.numPartitions(),
        task.attemptNumber(),
        task.cpus(),
        task.isCompleted(),
        task.isFailed(),
        task.isInterrupted(),
        task.getLocalProperty("parity.color"),
        task.getLocalProperty("parity.none"),
        task.resourcesJMap());
  }

  private static boolean grow(List<Long> ids) {
    return ids.equals(ids.stream().sorted().toList()) && ids.get(0) + 3 == ids.get(3);
  }

  private static final class Hears implements TaskCompletionListener, TaskFailureListener {
    private final String name;

    Hears(String name) {
      this.name = name;
    }

    @Override
    public void onTaskCompletion(TaskContext context) {
      heard.add(name + " completed " + context.isCompleted() + context.isFailed());
    }

    @Override
    public void onTaskFailure(TaskContext context, Throwable error) {
      heard.add(
          name + " failed " + error.getMessage() + context.isCompleted() + context.isFailed());
    }
  }

  /** A context of a program's own, as tests of programs' code make them. */
  private static final class Own extends TaskContext {
    private static final long serialVersionUID = 1;

    @Override
    public boolean isCompleted() {
      return true;
    }

    @Override
    public boolean isFailed() {
      return false;
    }

    @Override
    public boolean isInterrupted() {
      return false;
    }

    @Override
    public TaskContext addTaskCompletionListener(TaskCompletionListener listener) {
      listener.onTaskCompletion(this);
      return this;
    }

    @Override
    public TaskContext addTaskFailureListener(TaskFailureListener listener) {
      return this;
    }

    @Override
    public int stageId() {
      return 1;
    }

    @Override
    public int stageAttemptNumber() {
      return 2;
    }

    @Override
    public int partitionId() {
      return 3;
    }

    @Override
    public int numPartitions() {
      return 4;
    }

    @Override
    public int attemptNumber() {
      return 5;
    }

    @Override
    public long taskAttemptId() {
      return 6;
    }

    @Override
    public String getLocalProperty(String key) {
      return key;
    }

    @Override
    public int cpus() {
      return 7;
    }

    @Override
    public Map<String, ResourceInformation> resourcesJMap() {
      return Map.of();
    }

    @Override
    public TaskMetrics taskMetrics() {
      return null;
    }

    @Override
    public void killTaskIfInterrupted() {}

    @Override
    public Properties getLocalProperties() {
      return new Properties();
    }

    @Override
    public void registerAccumulator(AccumulatorV2<?, ?> accumulator) {}
  }
}
