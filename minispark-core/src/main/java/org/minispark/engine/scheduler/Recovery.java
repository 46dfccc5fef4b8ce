package org.minispark.engine.scheduler;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.minispark.ExecutorLostFailure;
import org.minispark.FetchFailed;
import org.minispark.Resubmitted;
import org.minispark.TaskFailedReason;
import org.minispark.api.java.Optional;
import org.minispark.engine.base.Timer;
import org.minispark.engine.taskcontext.TaskCpus;
import org.minispark.storage.BlockManagerId;

/**
 * Repairs what failures have torn: map outputs that cannot be fetched or were lost with their
 * executor are forgotten, so that they are missing, and what is missing is made again.
 *
 * <p><b>Failed fetch.</b> The reading stage stops starting tasks, the output that could not be read
 * is forgotten, and with it all outputs of the executor that should have served it. Both stages run
 * again a little later, when other tasks of the same attempt have had time to find more that is
 * missing; at once when none is left that could, or when it is known already what is lost: all that
 * an executor had which is gone.
 *
 * <p><b>Distrust.</b> News takes time: an executor whose outputs were forgotten may still report
 * tasks that it had begun before. What they wrote may be as lost as the rest, so it is made again
 * elsewhere; what it begins afterwards counts.
 */
final class Recovery {
  private static final long RESUBMIT_MILLIS = 200;

  private final int maxConsecutiveAttempts;
  private final Timer timer;
  private final MapOutputLedger mapOutputs;
  private final CachedBlocks blocks;
  private final SchedulerState state;
  private final TaskCpus taskCpus;
  private final TaskScheduler tasks;
  private final JobEnds jobEnds;
  private final Announcer announcer;
  private final BarrierRecovery barriers;
  private final Consumer<SchedulerEvent> post;
  private final Map<String, Long> distrustedBefore = new HashMap<>();

  /** Executors that seem to live, and have not served their outputs to stages that failed. */
  private final Set<String> blamed = new HashSet<>();

  private Timer.Handle resubmission;

  Recovery(
      SchedulerParts parts,
      SchedulerState state,
      TaskScheduler tasks,
      JobEnds jobEnds,
      Announcer announcer,
      Consumer<SchedulerEvent> post) {
    this.maxConsecutiveAttempts = parts.conf().getInt("spark.stage.maxConsecutiveAttempts", 4);
    this.taskCpus = TaskCpus.of(parts.conf());
    this.timer = parts.timer();
    this.mapOutputs = parts.mapOutputs();
    this.blocks = parts.blocks();
    this.state = state;
    this.tasks = tasks;
    this.jobEnds = jobEnds;
    this.announcer = announcer;
    this.barriers = new BarrierRecovery(parts, state, tasks, jobEnds, announcer);
    this.post = post;
  }

  void executorAdded(SchedulerEvent.ExecutorAdded event) {
    ExecutorSlots executor =
        new ExecutorSlots(
            event.executorId(), event.host(), event.cores(), taskCpus, event.blockManager());
    distrustedBefore.remove(executor.id());
    tasks.executorAdded(executor);
    announcer.executorAdded(executor);
  }

  /** An executor is gone, and with it all that it ran, had written and had cached. */
  void executorLost(SchedulerEvent.ExecutorLost event) {
    String executorId = event.executorId();
    if (!tasks.executors().hasExecutor(executorId)) {
      return;
    }
    distrustedBefore.remove(executorId);
    blamed.remove(executorId);
    mapOutputs.removeOutputsOnExecutor(executorId);
    blocks.executorLost(executorId);
    tasks.executorLost(
        executorId,
        new ExecutorLostFailure(executorId, event.causedByApp(), Optional.of(event.reason())));
    announcer.executorRemoved(executorId, event.reason());
    if (resubmission != null && blamed.isEmpty()) {
      post.accept(new SchedulerEvent.ResubmitFailedStages());
    }
  }

  /** An attempt has failed, or what it had made is lost: what does that mean for its stage? */
  void taskFailed(Stage stage, TaskSet set, TaskAttempt attempt, TaskFailedReason reason) {
    if (reason instanceof FetchFailed failure) {
      fetchFailed(stage, set, attempt, failure);
    } else if (set.isBarrier()) {
      barriers.taskFailed(stage, set, attempt, reason);
    } else if (reason instanceof Resubmitted) {
      stage.pending().set(set.outputs()[attempt.index()]);
    }
  }

  /** A task could not read a map output. */
  private void fetchFailed(Stage reader, TaskSet set, TaskAttempt attempt, FetchFailed failure) {
    tasks.rules().exclusions().ifPresent(known -> known.fetchFailed(failure.bmAddress()));
    if (set.stageAttempt() != reader.attempt()) {
      return;
    }
    reader.failedAttempts().set(set.stageAttempt());
    boolean tooOften = reader.failedAttempts().cardinality() >= maxConsecutiveAttempts;
    if (reader.state() == Stage.State.RUNNING) {
      reader.become(Stage.State.FAILED);
      announcer.stageFailed(reader, failure.message());
    }
    forgetOutputs(attempt, failure);
    if (tooOften) {
      jobEnds.abortStage(reader, tooManyAttempts(reader, failure), null);
    } else if (runsAgain(reader, failure)) {
      state.failedStages().add(reader);
      blame(failure.bmAddress());
    }
  }

  /** One that waits already for what is missing waits for this too. */
  private boolean runsAgain(Stage reader, FetchFailed failure) {
    return reader.state() == Stage.State.FAILED
        && (!reader.isBarrier() || barriers.attemptFailed(reader, failure.message()));
  }

  private void blame(BlockManagerId holder) {
    if (holder != null && tasks.executors().hasExecutor(holder.executorId())) {
      blamed.add(holder.executorId());
    }
  }

  /** What barrier stages need besides. */
  BarrierRecovery barriers() {
    return barriers;
  }

  /**
   * Whether what a task wrote may be used; not if its executor's outputs were forgotten since, or
   * its barrier stage has failed since.
   */
  boolean isTrusted(MapStage stage, TaskSet set, TaskAttempt attempt) {
    if (stage.isBarrier()
        && (set.stageAttempt() != stage.attempt() || stage.state() != Stage.State.RUNNING)) {
      return false;
    }
    return attempt.taskId() >= distrustedBefore.getOrDefault(attempt.executor().id(), 0L);
  }

  /** Sees to it that failed stages run again: now if there is nothing to be found by waiting. */
  void planResubmission(TaskSet set) {
    Stage stage = state.stage(set.stageId());
    if (stage == null || stage.state() != Stage.State.FAILED) {
      return;
    }
    boolean lossIsKnown = blamed.isEmpty() && !stage.isBarrier();
    if (lossIsKnown || !tasks.isRunning(stage.id(), stage.attempt())) {
      post.accept(new SchedulerEvent.ResubmitFailedStages());
    } else if (resubmission == null) {
      resubmission =
          timer.schedule(
              RESUBMIT_MILLIS, () -> post.accept(new SchedulerEvent.ResubmitFailedStages()));
    }
  }

  /** The failed stages, which are idle from now on, by id. */
  List<Stage> takeDueStages() {
    if (resubmission != null) {
      resubmission.cancel();
      resubmission = null;
    }
    List<Stage> due =
        state.failedStages().stream().sorted(Comparator.comparingInt(Stage::id)).toList();
    state.failedStages().clear();
    blamed.clear();
    due.forEach(stage -> stage.become(Stage.State.IDLE));
    return due;
  }

  private void forgetOutputs(TaskAttempt reader, FetchFailed failure) {
    if (failure.bmAddress() == null) {
      return;
    }
    if (failure.mapIndex() >= 0) {
      mapOutputs.unregisterMapOutput(failure.shuffleId(), failure.mapIndex(), failure.bmAddress());
    }
    String executorId = failure.bmAddress().executorId();
    if (reader.taskId() >= distrustedBefore.getOrDefault(executorId, 0L)) {
      mapOutputs.removeOutputsOnExecutor(executorId);
      if (tasks.executors().hasExecutor(executorId)) {
        distrustedBefore.put(executorId, tasks.nextTaskId());
      }
    }
  }

  private String tooManyAttempts(Stage stage, FetchFailed failure) {
    return stage.describe()
        + " has failed the maximum allowable number of times: "
        + maxConsecutiveAttempts
        + ". Most recent failure reason:\n"
        + failure.message();
  }
}
