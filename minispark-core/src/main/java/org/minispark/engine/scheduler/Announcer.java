package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minispark.Success;
import org.minispark.TaskEndReason;
import org.minispark.TaskKilled;
import org.minispark.api.java.Optional;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Log;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.executor.ExecutorMetrics;
import org.minispark.executor.TaskMetrics;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.AccumulableInfo;
import org.minispark.scheduler.JobFailed;
import org.minispark.scheduler.JobSucceeded;
import org.minispark.scheduler.SparkListenerExecutorAdded;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.SparkListenerTaskGettingResult;
import org.minispark.scheduler.SparkListenerTaskStart;
import org.minispark.scheduler.StageInfo;
import org.minispark.scheduler.TaskInfo;
import org.minispark.scheduler.cluster.ExecutorInfo;
import org.minispark.storage.RDDInfo;
import org.minispark.util.AccumulatorV2;

/** Tells listeners, in Spark's words, what the scheduler does. Decides nothing. */
final class Announcer {
  private static final Log LOG = Log.of(Announcer.class);

  private final LiveListenerBus bus;
  private final Clock clock;
  private final AccumulatorRegistry accumulators;
  private final Map<Integer, StageTotals> totals = new HashMap<>();

  /** What the tasks of one stage attempt have brought so far. */
  private record StageTotals(TaskMetrics metrics, Map<Long, AccumulableInfo> accumulables) {
    StageTotals() {
      this(new TaskMetrics(), new HashMap<>());
    }
  }

  Announcer(LiveListenerBus bus, Clock clock, AccumulatorRegistry accumulators) {
    this.bus = bus;
    this.clock = clock;
    this.accumulators = accumulators;
  }

  void jobStarted(Job job, List<Stage> stages) {
    List<StageInfo> infos = new ArrayList<>();
    for (Stage stage : stages) {
      if (stage.info() == null) {
        stage.announcedAs(describe(stage, 0, stage.numOutputs()));
      }
      infos.add(stage.info());
    }
    bus.post(new SparkListenerJobStart(job.id(), clock.timeMillis(), infos, job.properties()));
  }

  void jobSucceeded(Job job) {
    bus.post(new SparkListenerJobEnd(job.id(), clock.timeMillis(), new JobSucceeded()));
  }

  void jobFailed(Job job, Exception failure) {
    bus.post(new SparkListenerJobEnd(job.id(), clock.timeMillis(), new JobFailed(failure)));
  }

  void stageSubmitted(Stage stage, int numTasks, Job job) {
    totals.put(stage.id(), new StageTotals());
    StageInfo info = describe(stage, stage.attempt(), numTasks).submittedAt(clock.timeMillis());
    stage.announcedAs(info);
    bus.post(new SparkListenerStageSubmitted(info, job.properties()));
  }

  void stageSucceeded(Stage stage) {
    StageTotals sum = totals.getOrDefault(stage.id(), new StageTotals());
    completed(
        stage, stage.info().succeededAt(clock.timeMillis(), sum.metrics().copy(), copyOf(sum)));
  }

  void stageFailed(Stage stage, String reason) {
    StageTotals sum = totals.getOrDefault(stage.id(), new StageTotals());
    completed(
        stage,
        stage.info().failedAt(clock.timeMillis(), reason, sum.metrics().copy(), copyOf(sum)));
  }

  /** No job needs the stage any longer. */
  void stageForgotten(Stage stage) {
    totals.remove(stage.id());
  }

  void taskStarted(TaskSet set, TaskAttempt attempt, TaskStart start) {
    TaskInfo info =
        new TaskInfo(
            attempt.taskId(),
            attempt.index(),
            attempt.number(),
            set.tasks().get(attempt.index()).partitionId(),
            clock.timeMillis(),
            attempt.executor().id(),
            attempt.executor().host(),
            attempt.locality(),
            start == TaskStart.COPY);
    attempt.announcedAs(info);
    bus.post(new SparkListenerTaskStart(set.stageId(), set.stageAttempt(), info));
  }

  /** {@code attempt} is null if it is not known any more. */
  void fetchingResult(TaskAttempt attempt) {
    if (attempt != null) {
      attempt.announcedAs(attempt.info().fetchedAt(clock.timeMillis()));
      bus.post(new SparkListenerTaskGettingResult(attempt.info()));
    }
  }

  void copySubmitted(TaskSet set, int index) {
    int partition = set.tasks().get(index).partitionId();
    bus.post(
        new SparkListenerSpeculativeTaskSubmitted(
            set.stageId(), set.stageAttempt(), index, partition));
  }

  void taskEnded(TaskSet set, TaskAttempt attempt, TaskOutcome outcome) {
    List<AccumulableInfo> updates = named(outcome.accumulators());
    StageTotals sum = totals.get(set.stageId());
    if (sum != null) {
      add(outcome, updates, sum);
    }
    TaskInfo info = ended(attempt.info(), outcome.reason(), updates);
    attempt.announcedAs(info);
    bus.post(
        new SparkListenerTaskEnd(
            set.stageId(),
            set.stageAttempt(),
            set.kind() == TaskSet.Kind.MAP_OUTPUTS ? "ShuffleMapTask" : "ResultTask",
            outcome.reason(),
            info,
            new ExecutorMetrics(),
            outcome.metrics()));
  }

  void executorAdded(ExecutorSlots executor) {
    bus.post(
        new SparkListenerExecutorAdded(
            clock.timeMillis(),
            executor.id(),
            new ExecutorInfo(executor.host(), executor.cores(), Map.of())));
  }

  void executorRemoved(String executorId, String reason) {
    bus.post(new SparkListenerExecutorRemoved(clock.timeMillis(), executorId, reason));
  }

  private void completed(Stage stage, StageInfo info) {
    stage.announcedAs(info);
    bus.post(new SparkListenerStageCompleted(info));
  }

  private TaskInfo ended(TaskInfo info, TaskEndReason reason, List<AccumulableInfo> updates) {
    long now = clock.timeMillis();
    if (reason instanceof Success) {
      return info.succeededAt(now, updates);
    }
    return reason instanceof TaskKilled ? info.killedAt(now, updates) : info.failedAt(now, updates);
  }

  private static void add(TaskOutcome outcome, List<AccumulableInfo> updates, StageTotals sum) {
    if (outcome.metrics() != null) {
      sum.metrics().add(outcome.metrics());
    }
    for (AccumulableInfo update : updates) {
      sum.accumulables().put(update.id(), withoutUpdate(update));
    }
  }

  private static AccumulableInfo withoutUpdate(AccumulableInfo info) {
    return new AccumulableInfo(
        info.id(),
        info.name(),
        Optional.empty(),
        info.value(),
        info.internal(),
        info.countFailedValues(),
        info.metadata());
  }

  /** Updates of named accumulators; what did not change them is left out, as in Spark. */
  private List<AccumulableInfo> named(List<AccumulatorV2<?, ?>> updates) {
    if (updates.isEmpty()) {
      return List.of();
    }
    List<AccumulableInfo> infos = new ArrayList<>();
    for (AccumulatorV2<?, ?> update : updates) {
      AccumulatorV2<?, ?> accumulator = accumulators.find(update.id());
      if (accumulator != null && update.name().isPresent()) {
        described(accumulator, update).ifPresent(infos::add);
      }
    }
    return infos;
  }

  /** The accumulator's class may be the program's own; if it fails, only its report is missing. */
  private static java.util.Optional<AccumulableInfo> described(
      AccumulatorV2<?, ?> accumulator, AccumulatorV2<?, ?> update) {
    try {
      return update.isZero()
          ? java.util.Optional.empty()
          : java.util.Optional.of(
              accumulator.toInfo(Optional.of(update.value()), Optional.of(accumulator.value())));
    } catch (RuntimeException | Error failed) {
      LOG.error("Could not report on {}", accumulator.getClass().getName(), failed);
      return java.util.Optional.empty();
    }
  }

  /** The values as they are at the end, when those that had to wait are added as well. */
  private Map<Long, AccumulableInfo> copyOf(StageTotals sum) {
    Map<Long, AccumulableInfo> last = new HashMap<>();
    for (AccumulableInfo info : sum.accumulables().values()) {
      last.put(info.id(), withLastValue(info));
    }
    return Map.copyOf(last);
  }

  private AccumulableInfo withLastValue(AccumulableInfo info) {
    AccumulatorV2<?, ?> accumulator = accumulators.find(info.id());
    if (accumulator == null) {
      return info;
    }
    try {
      return accumulator.toInfo(Optional.empty(), Optional.of(accumulator.value()));
    } catch (RuntimeException | Error failed) {
      LOG.error("Could not report on {}", accumulator.getClass().getName(), failed);
      return info;
    }
  }

  private static StageInfo describe(Stage stage, int attempt, int numTasks) {
    StageNode node = stage.node();
    List<RDDInfo> rdds = new ArrayList<>();
    for (RDD<?> rdd : LineageWalk.narrowSteps(node.rdd())) {
      rdds.add(RddDescription.of(rdd));
    }
    List<Integer> parentIds = new ArrayList<>();
    for (StageNode parent : node.parents()) {
      parentIds.add(parent.id());
    }
    return new StageInfo(
        node.id(),
        attempt,
        stage.callSite().shortForm(),
        numTasks,
        List.copyOf(rdds),
        List.copyOf(parentIds),
        stage.callSite().longForm(),
        node.isMapStage() ? Optional.of(node.shuffle().shuffleId()) : Optional.empty());
  }
}
