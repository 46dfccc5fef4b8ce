package org.minispark.engine.status;

import org.minispark.Resubmitted;
import org.minispark.Success;
import org.minispark.TaskCommitDenied;
import org.minispark.TaskEndReason;
import org.minispark.TaskKilled;
import org.minispark.engine.status.StageSnapshot.Status;
import org.minispark.scheduler.StageInfo;

/** Counts the tasks of a stage's latest attempt. */
final class LiveStage {
  private StageInfo info;
  private Status status = Status.PENDING;
  private int jobs;
  private int active;
  private int completed;
  private int failed;
  private int killed;

  LiveStage(StageInfo info) {
    this.info = info;
  }

  void submitted(StageInfo attempt) {
    info = attempt;
    status = Status.ACTIVE;
    active = 0;
    completed = 0;
    failed = 0;
    killed = 0;
  }

  void ended(StageInfo attempt) {
    info = attempt;
    status = attempt.failureReason().isPresent() ? Status.FAILED : Status.COMPLETE;
  }

  /** Another job needs it. */
  void jobStarted() {
    jobs++;
  }

  /**
   * A job that needed it has ended; after the last one, what has not begun will not.
   *
   * @return whether it was the last
   */
  boolean jobEnded() {
    jobs--;
    if (jobs == 0 && status == Status.PENDING) {
      status = Status.SKIPPED;
    }
    return jobs == 0;
  }

  boolean isAttempt(int attempt) {
    return info.attemptNumber() == attempt;
  }

  boolean isOver() {
    return status != Status.PENDING && status != Status.ACTIVE;
  }

  boolean isSkipped() {
    return status == Status.SKIPPED;
  }

  void taskStarted() {
    active++;
  }

  void taskEnded(TaskEndReason reason) {
    if (reason instanceof Resubmitted) {
      completed--;
      return;
    }
    active--;
    if (reason instanceof Success) {
      completed++;
    } else if (reason instanceof TaskKilled || reason instanceof TaskCommitDenied) {
      killed++;
    } else {
      failed++;
    }
  }

  StageSnapshot snapshot() {
    return new StageSnapshot(
        info.stageId(),
        info.attemptNumber(),
        info.name(),
        status,
        info.numTasks(),
        active,
        completed,
        failed,
        killed,
        info.submissionTime().orElse(0L),
        info.completionTime().orElse(0L));
  }
}
