package org.minispark.engine.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.minispark.SparkConf;
import org.minispark.Success;
import org.minispark.TaskEndReason;
import org.minispark.TaskKilled;
import org.minispark.api.java.Optional;
import org.minispark.engine.base.TestingClock;
import org.minispark.engine.base.TestingTimer;
import org.minispark.executor.ExecutorMetrics;
import org.minispark.scheduler.JobSucceeded;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.scheduler.SparkListenerExecutorAdded;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.SparkListenerTaskStart;
import org.minispark.scheduler.StageInfo;
import org.minispark.scheduler.TaskInfo;
import org.minispark.scheduler.TaskLocality;
import org.minispark.scheduler.cluster.ExecutorInfo;
import org.minispark.storage.BlockId;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.BlockUpdatedInfo;
import org.minispark.storage.StorageLevel;

/** An allocation manager on a clock that a test moves, and words for what happens around it. */
final class AllocationTesting implements ExecutorAllocationClient {
  /** What was asked for, in order: a number of executors, or the end of one. */
  final List<String> asked = new ArrayList<>();

  final TestingClock clock = new TestingClock(1_000);
  final TestingTimer timer = new TestingTimer(clock);
  final ExecutorAllocationManager manager;

  /** Settings are keys below {@code spark.dynamicAllocation} and values in turn. */
  AllocationTesting(String... settings) {
    SparkConf conf = new SparkConf(false);
    for (int i = 0; i < settings.length; i += 2) {
      String key = settings[i];
      conf.set(key.startsWith("spark.") ? key : "spark.dynamicAllocation." + key, settings[i + 1]);
    }
    manager = new ExecutorAllocationManager(conf, this, clock, timer);
    manager.start();
  }

  @Override
  public void requestTotalExecutors(int total) {
    asked.add(String.valueOf(total));
  }

  @Override
  public void endIdleExecutor(String executorId) {
    asked.add("end " + executorId);
  }

  /** What was asked for since the last time. */
  List<String> takeAsked() {
    List<String> taken = List.copyOf(asked);
    asked.clear();
    return taken;
  }

  void pass(long millis) {
    timer.advance(millis);
  }

  void executors(String... ids) {
    for (String id : ids) {
      manager.onExecutorAdded(
          new SparkListenerExecutorAdded(
              clock.timeMillis(), id, new ExecutorInfo("host", 1, Map.of())));
    }
  }

  void executorRemoved(String id) {
    manager.onExecutorRemoved(new SparkListenerExecutorRemoved(clock.timeMillis(), id, "gone"));
  }

  /** A job of stages, some of which write the shuffle that is given for them (else null). */
  void job(int id, int firstStage, Integer... shuffles) {
    List<StageInfo> stages =
        IntStream.range(0, shuffles.length)
            .mapToObj(i -> stage(firstStage + i, 1, shuffles[i]))
            .toList();
    manager.onJobStart(new SparkListenerJobStart(id, 0, stages, new Properties()));
  }

  void jobEnded(int id) {
    manager.onJobEnd(new SparkListenerJobEnd(id, 0, new JobSucceeded()));
  }

  void stageSubmitted(int id, int tasks) {
    manager.onStageSubmitted(
        new SparkListenerStageSubmitted(stage(id, tasks, null), new Properties()));
  }

  void stageCompleted(int id) {
    manager.onStageCompleted(new SparkListenerStageCompleted(stage(id, 0, null)));
  }

  private static StageInfo stage(int id, int tasks, Integer shuffle) {
    return new StageInfo(
        id, 0, "stage", tasks, List.of(), List.of(), "", Optional.ofNullable(shuffle));
  }

  void taskStarted(int stage, int index, String executor) {
    manager.onTaskStart(new SparkListenerTaskStart(stage, 0, task(index, executor, false)));
  }

  void copySubmitted(int stage) {
    manager.onSpeculativeTaskSubmitted(new SparkListenerSpeculativeTaskSubmitted(stage, 0));
  }

  void copyStarted(int stage, int index, String executor) {
    manager.onTaskStart(new SparkListenerTaskStart(stage, 0, task(index, executor, true)));
  }

  void taskEnded(int stage, int index, String executor) {
    ended(stage, index, executor, new Success());
  }

  void taskFailed(int stage, int index, String executor) {
    ended(stage, index, executor, new TaskKilled("unlucky"));
  }

  private void ended(int stage, int index, String executor, TaskEndReason reason) {
    manager.onTaskEnd(
        new SparkListenerTaskEnd(
            stage,
            0,
            "ResultTask",
            reason,
            task(index, executor, false),
            new ExecutorMetrics(),
            null));
  }

  private TaskInfo task(int index, String executor, boolean copy) {
    return new TaskInfo(
        index, index, 0, index, clock.timeMillis(), executor, "host", TaskLocality.ANY, copy);
  }

  void blockUpdated(String block, String executor, StorageLevel level) {
    manager.onBlockUpdated(
        new SparkListenerBlockUpdated(
            new BlockUpdatedInfo(
                new BlockManagerId(executor, "host", 1), BlockId.apply(block), level, 1, 0)));
  }
}
