package org.minispark.engine.scheduler;

import java.util.List;
import org.minispark.SparkException;

/** How jobs end, well or before their time, and what is cleared away then. */
final class JobEnds {
  private final SchedulerState state;
  private final TaskScheduler tasks;
  private final OutputCommitCoordinator commits;
  private final BarrierCoordinator barriers;
  private final Announcer announcer;
  private Exception whyStopped;

  JobEnds(
      SchedulerState state,
      TaskScheduler tasks,
      OutputCommitCoordinator commits,
      BarrierCoordinator barriers,
      Announcer announcer) {
    this.state = state;
    this.tasks = tasks;
    this.commits = commits;
    this.barriers = barriers;
    this.announcer = announcer;
  }

  /** The attempt that runs has done all it could. */
  void stageSucceeded(Stage stage) {
    stage.failedAttempts().clear();
    stage.become(Stage.State.IDLE);
    if (stage.isAvailable()) {
      stage.accumulators().end();
    }
    announcer.stageSucceeded(stage);
    commits.stageEnded(stage.id());
  }

  /** All results are there. */
  void succeed(Job job) {
    clear(job, "Stage finished");
    announcer.jobSucceeded(job);
    job.listener().jobSucceeded();
  }

  /** A stage cannot be done: every job that needs it fails. */
  void abortStage(Stage stage, String reason, Throwable cause) {
    String message = "Job aborted due to stage failure: " + reason;
    for (Job job : List.copyOf(stage.jobs().values())) {
      fail(job, new SparkException(message, cause));
    }
  }

  /** Ends a job because somebody wants it; nothing happens if it has ended (null). */
  void cancel(Job job, String reason) {
    if (job != null) {
      fail(job, new SparkException("Job " + job.id() + " cancelled " + reason));
    }
  }

  /** Ends a job without all its results. What other jobs need goes on. */
  void fail(Job job, Exception failure) {
    try {
      clear(job, failure.getMessage());
      announcer.jobFailed(job, failure);
    } finally { // somebody waits, whatever happens
      job.listener().jobFailed(failure);
    }
  }

  void failAll(Exception failure) {
    state.jobs().forEach(job -> fail(job, failure));
  }

  /** No more jobs, since none could run. */
  void giveUp(Exception why) {
    whyStopped = why;
    failAll(why);
  }

  /** No more jobs. */
  void stop() {
    whyStopped = new IllegalStateException("SparkContext has been shutdown");
    for (Job job : state.jobs()) {
      cancel(job, "because SparkContext was shut down");
    }
  }

  boolean isStopped() {
    return whyStopped != null;
  }

  /** What later jobs fail with. */
  Exception whyStopped() {
    return whyStopped;
  }

  private void clear(Job job, String reason) {
    for (Stage stage : state.end(job)) {
      tasks.cancelStage(stage.id(), job.interruptsOnCancel(), reason);
      if (stage.state() == Stage.State.RUNNING) {
        stage.become(Stage.State.IDLE);
        stage.accumulators().end();
        announcer.stageFailed(stage, reason);
      }
      commits.stageEnded(stage.id());
      if (stage.isBarrier()) {
        barriers.attemptEnded(stage.id(), stage.attempt());
      }
      announcer.stageForgotten(stage);
    }
  }
}
