package org.minispark.engine.scheduler;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.minispark.SparkException;
import org.minispark.engine.base.SerialMailbox;

/**
 * Ends jobs, stages and attempts that nobody wants any more, and the use of executors. Programs ask
 * from any of their threads; the scheduler's mailbox does it.
 */
public final class Cancellation {
  private final SerialMailbox<SchedulerEvent> mailbox;
  private final SchedulerState state;
  private final TaskScheduler tasks;
  private final JobEnds jobEnds;
  private final BarrierAdmission admission;

  Cancellation(
      SerialMailbox<SchedulerEvent> mailbox,
      SchedulerState state,
      TaskScheduler tasks,
      JobEnds jobEnds,
      BarrierAdmission admission) {
    this.mailbox = mailbox;
    this.state = state;
    this.tasks = tasks;
    this.jobEnds = jobEnds;
    this.admission = admission;
  }

  /** Ends a job; {@code reason} ends the sentence "Job 3 cancelled ". */
  public void cancelJob(int jobId, String reason) {
    mailbox.post(new SchedulerEvent.JobCancelled(jobId, reason));
  }

  /** Ends the jobs of a group. */
  public void cancelJobGroup(String group) {
    mailbox.post(new SchedulerEvent.JobsCancelled(new JobSelection.Group(group)));
  }

  /** Ends the jobs with a tag. */
  public void cancelJobsWithTag(String tag) {
    mailbox.post(new SchedulerEvent.JobsCancelled(new JobSelection.Tag(tag)));
  }

  /** Ends all jobs. */
  public void cancelAllJobs() {
    mailbox.post(new SchedulerEvent.JobsCancelled(new JobSelection.All()));
  }

  /** Ends the jobs that need a stage; {@code reason} may be null. */
  public void cancelStage(int stageId, String reason) {
    mailbox.post(new SchedulerEvent.StageCancelled(stageId, reason));
  }

  /** Ends one attempt, whose task is then tried again; false if no such attempt runs. */
  public boolean killTaskAttempt(long taskId, boolean interrupt, String reason) {
    CompletableFuture<Boolean> found = new CompletableFuture<>();
    mailbox.post(new SchedulerEvent.TaskKillRequested(taskId, interrupt, reason, found));
    return found.join();
  }

  void onJobCancelled(SchedulerEvent.JobCancelled event) {
    mailbox.assertOwner();
    jobEnds.cancel(state.job(event.jobId()), event.reason());
    admission.cancel(job -> job.id() == event.jobId(), event.reason());
  }

  void onJobsCancelled(SchedulerEvent.JobsCancelled event) {
    mailbox.assertOwner();
    JobSelection selection = event.selection();
    for (Job job : state.jobs()) {
      if (selection.matches(job.properties())) {
        jobEnds.cancel(job, selection.reason());
      }
    }
    admission.cancel(job -> selection.matches(job.properties()), selection.reason());
  }

  void onStageCancelled(SchedulerEvent.StageCancelled event) {
    mailbox.assertOwner();
    Stage stage = state.stage(event.stageId());
    if (stage == null) {
      return;
    }
    String why = event.reason() == null ? "Stage " + stage.id() + " was cancelled" : event.reason();
    for (Job job : List.copyOf(stage.jobs().values())) {
      jobEnds.cancel(job, "because " + why);
    }
  }

  void onTaskKillRequested(SchedulerEvent.TaskKillRequested event) {
    mailbox.assertOwner();
    boolean found = false;
    try {
      found = tasks.kill(event.taskId(), event.interrupt(), event.reason());
    } finally { // somebody waits, whatever happens
      event.found().complete(found);
    }
  }

  void onExecutorLeaving(SchedulerEvent.ExecutorLeaving event) {
    mailbox.assertOwner();
    tasks.executors().leave(event.executorId());
    tasks.executorsChanged();
    event.thenNoneFollows().run();
  }

  void onBackendFailed(SchedulerEvent.BackendFailed event) {
    mailbox.assertOwner();
    jobEnds.giveUp(new SparkException("Job aborted due to stage failure: " + event.reason()));
  }
}
