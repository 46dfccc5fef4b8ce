package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.minispark.ExceptionFailure;
import org.minispark.FetchFailed;
import org.minispark.SparkConf;
import org.minispark.Success;
import org.minispark.TaskEndReason;
import org.minispark.TaskKilled;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.base.TestingClock;
import org.minispark.engine.base.TestingTimer;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.engine.task.ShuffleMapTask;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.executor.TaskMetrics;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.SparkListenerEvent;
import org.minispark.storage.BlockManagerId;
import org.minispark.util.AccumulatorV2;

/**
 * A scheduler without anything beneath it: executors that run nothing, a clock that a test moves,
 * and words to say what happens to tasks. Tasks are named by stage and partition.
 */
final class SchedulerTesting implements AutoCloseable {
  final TestingLineage lineage = new TestingLineage();
  final TestingClock clock = new TestingClock(1_000);
  final TestingTimer timer = new TestingTimer(clock);
  final TestingBackend backend;
  final TestingMapOutputs mapOutputs = new TestingMapOutputs();
  final AccumulatorRegistry accumulators = new AccumulatorRegistry();
  final OutputCommitCoordinator commits = new OutputCommitCoordinator();
  final BarrierCoordinator barriers = new BarrierCoordinator(timer, 60_000);
  final DAGScheduler scheduler;
  private final LiveListenerBus bus = new LiveListenerBus(1_000_000);
  private final List<SparkListenerEvent> events = new ArrayList<>();
  private final Map<String, List<BlockManagerId>> cached = new HashMap<>();
  private final Map<String, BlockManagerId> executors = new HashMap<>();

  SchedulerTesting() {
    this(new SparkConf(false));
  }

  SchedulerTesting(SparkConf conf) {
    this(conf, new TestingBackend());
  }

  SchedulerTesting(SparkConf conf, TestingBackend backend) {
    this.backend = backend;
    bus.addListener(new RecordingListener(events));
    scheduler =
        new DAGScheduler(
            new SchedulerParts(
                conf,
                conf.getInt("spark.task.maxFailures", 4),
                clock,
                timer,
                mapOutputs,
                new TestingCachedBlocks(cached),
                functions -> null,
                accumulators,
                commits,
                barriers,
                bus));
    scheduler.start(backend);
  }

  /** An executor arrives, on a host of its own unless told otherwise. */
  void executor(String id, int slots) {
    executor(id, "host-" + id, slots);
  }

  void executor(String id, String host, int slots) {
    executors.put(id, new BlockManagerId(id, host, 1));
    backend.events().executorAdded(id, host, slots, executors.get(id));
  }

  /** An executor dies; what it ran never reports. */
  void executorLost(String id) {
    for (TaskDescription task : backend.running()) {
      if (task.executorId().equals(id)) {
        backend.remove(task.taskId());
      }
    }
    backend.events().executorLost(id, "Remote RPC client disassociated", false);
  }

  /** Every partition of {@code rdd} is now cached on an executor. */
  void cacheAll(RDD<?> rdd, String executorId) {
    for (int i = 0; i < rdd.partitions().length; i++) {
      cached.put(rdd.id() + "/" + i, List.of(executors.get(executorId)));
    }
  }

  TestingJob submit(RDD<?> rdd) {
    return submit(rdd, new Properties());
  }

  TestingJob submit(RDD<?> rdd, Properties properties) {
    return submit(rdd, properties, IntStream.range(0, rdd.partitions().length).toArray());
  }

  TestingJob submit(RDD<?> rdd, Properties properties, int... partitions) {
    Map<Integer, Object> results = new TreeMap<>();
    CallSite callSite = new CallSite("count at Test.java:1", "count at Test.java:1");
    JobWaiter<Object> waiter =
        scheduler.submit(
            rdd,
            (context, records) -> {
              throw new AssertionError("a scheduler must not call the action");
            },
            partitions,
            callSite,
            properties,
            (position, result) -> {
              if (results.put(position, result) != null) {
                throw new AssertionError("result " + position + " was told twice");
              }
            });
    return new TestingJob(waiter, partitions.length, results);
  }

  /** The partitions of a stage whose tasks run now, in order of launch. */
  List<Integer> running(int stage) {
    return backend.running().stream()
        .filter(task -> task.task().stageId() == stage)
        .map(task -> task.task().partitionId())
        .toList();
  }

  /** The stages of which tasks run now. */
  List<Integer> runningStages() {
    return backend.running().stream()
        .map(task -> task.task().stageId())
        .distinct()
        .sorted()
        .toList();
  }

  /** The attempt that runs for a partition; of several the one that was launched last. */
  TaskDescription task(int stage, int partition) {
    return backend.running().stream()
        .filter(task -> task.task().stageId() == stage)
        .filter(task -> task.task().partitionId() == partition)
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () -> new AssertionError("no task for partition " + partition + " of " + stage));
  }

  /** All tasks of a stage succeed, also those that start meanwhile. */
  void complete(int stage) {
    while (!running(stage).isEmpty()) {
      complete(stage, running(stage).get(0));
    }
  }

  void complete(int stage, int partition) {
    succeed(task(stage, partition));
  }

  void complete(int stage, int partition, AccumulatorV2<?, ?>... updates) {
    TaskDescription task = task(stage, partition);
    end(task, new Success(), valueOf(task), List.of(updates));
  }

  void succeed(TaskDescription task) {
    end(task, new Success(), valueOf(task), List.of());
  }

  void fail(int stage, int partition, Exception failure) {
    fail(task(stage, partition), failure);
  }

  void fail(TaskDescription task, Exception failure) {
    end(task, ExceptionFailure.of(failure, List.of()), null, List.of());
  }

  void killed(TaskDescription task) {
    end(task, new TaskKilled("killed"), null, List.of());
  }

  /** A reader finds that it cannot read what the map partition has written. */
  void fetchFailed(int stage, int partition, int shuffle, int mapIndex) {
    fetchFailed(task(stage, partition), shuffle, mapIndex);
  }

  void fetchFailed(TaskDescription reader, int shuffle, int mapIndex) {
    MapStatus status = mapOutputs.status(shuffle, mapIndex);
    BlockManagerId location = status == null ? null : status.location();
    long mapId = status == null ? -1 : status.mapId();
    end(
        reader,
        new FetchFailed(
            location, shuffle, mapId, mapIndex, reader.task().partitionId(), "block is gone"),
        null,
        List.of());
  }

  void end(
      TaskDescription task, TaskEndReason reason, Object value, List<AccumulatorV2<?, ?>> updates) {
    backend.remove(task.taskId());
    backend
        .events()
        .taskEnded(task.taskId(), new TaskOutcome(reason, value, 100, updates, new TaskMetrics()));
  }

  /** Time passes. */
  void pass(long millis) {
    timer.advance(millis);
  }

  /** What listeners have heard so far. */
  List<SparkListenerEvent> events() {
    try {
      bus.waitUntilEmpty(120_000);
    } catch (TimeoutException | InterruptedException failed) {
      throw Unchecked.rethrow(failed);
    }
    return List.copyOf(events);
  }

  <E extends SparkListenerEvent> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whether the scheduler remembers nothing of any job. */
  boolean isClean() {
    return scheduler.isIdle() && commits.isEmpty() && timer.isIdle();
  }

  @Override
  public void close() {
    scheduler.stop();
    bus.stop();
  }

  /** A map task yields where its output is; a result task says who it was. */
  private Object valueOf(TaskDescription task) {
    if (task.task() instanceof ShuffleMapTask) {
      return new MapStatus(executors.get(task.executorId()), task.taskId(), new long[] {1});
    }
    return "result of " + task.task().partitionId();
  }
}
