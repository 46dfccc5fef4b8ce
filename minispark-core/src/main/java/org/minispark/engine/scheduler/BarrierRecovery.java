package org.minispark.engine.scheduler;

import org.minispark.TaskFailedReason;

/**
 * What failures mean in barrier stages: the tasks of one attempt depend on each other, so if one
 * fails all are ended, what they have made is forgotten, and all run again. Not so in the last
 * stage of a job, which fails then: some tasks may have had their effect already.
 */
final class BarrierRecovery {
  private final BarrierCoordinator coordinator;
  private final MapOutputLedger mapOutputs;
  private final SchedulerState state;
  private final TaskScheduler tasks;
  private final JobEnds jobEnds;
  private final Announcer announcer;
  private final int maxConsecutiveAttempts;

  BarrierRecovery(
      SchedulerParts parts,
      SchedulerState state,
      TaskScheduler tasks,
      JobEnds jobEnds,
      Announcer announcer) {
    this.coordinator = parts.barriers();
    this.mapOutputs = parts.mapOutputs();
    this.maxConsecutiveAttempts = parts.conf().getInt("spark.stage.maxConsecutiveAttempts", 4);
    this.state = state;
    this.tasks = tasks;
    this.jobEnds = jobEnds;
    this.announcer = announcer;
  }

  /** The outputs that the next attempt has to make: all of a barrier stage's if any is missing. */
  int[] missingOutputs(Stage stage) {
    int[] missing = stage.missingOutputs();
    if (stage instanceof MapStage map
        && stage.isBarrier()
        && missing.length > 0
        && missing.length < stage.numOutputs()) {
      mapOutputs.unregisterAllMapOutputs(map.shuffleId());
      return stage.missingOutputs();
    }
    return missing;
  }

  /** A task has failed: its attempt of the stage has. */
  void taskFailed(Stage stage, TaskSet set, TaskAttempt attempt, TaskFailedReason reason) {
    if (set.stageAttempt() != stage.attempt() || stage.state() != Stage.State.RUNNING) {
      return;
    }
    String failure =
        "Stage failed because barrier task "
            + nameOf(set, attempt)
            + " finished unsuccessfully.\n"
            + reason.toErrorString();
    stage.failedAttempts().set(set.stageAttempt());
    stage.become(Stage.State.FAILED);
    announcer.stageFailed(stage, failure);
    if (stage.failedAttempts().cardinality() >= maxConsecutiveAttempts) {
      jobEnds.abortStage(
          stage,
          stage.describe()
              + " has failed the maximum allowable number of times: "
              + maxConsecutiveAttempts
              + ". Most recent failure reason: "
              + failure,
          null);
    } else if (attemptFailed(stage, failure)) {
      state.failedStages().add(stage);
    }
  }

  /**
   * The attempt that is marked as failed ends as a whole.
   *
   * @return whether the stage can be tried again
   */
  boolean attemptFailed(Stage stage, String failure) {
    if (stage instanceof MapStage map) {
      boolean interrupt = stage.jobs().firstEntry().getValue().interruptsOnCancel();
      tasks.cancelStage(stage.id(), interrupt, failure);
      coordinator.attemptEnded(stage.id(), stage.attempt());
      mapOutputs.unregisterAllMapOutputs(map.shuffleId());
      return true;
    }
    jobEnds.abortStage(
        stage,
        "Could not recover from a failed barrier ResultStage. Most recent failure reason: "
            + failure,
        null);
    return false;
  }

  private static String nameOf(TaskSet set, TaskAttempt attempt) {
    return (set.kind() == TaskSet.Kind.MAP_OUTPUTS ? "ShuffleMapTask(" : "ResultTask(")
        + set.stageId()
        + ", "
        + set.tasks().get(attempt.index()).partitionId()
        + ")";
  }
}
