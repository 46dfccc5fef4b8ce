package org.minispark.engine.scheduler;

import java.util.concurrent.CompletableFuture;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.storage.BlockManagerId;

/** Something that happened, or that somebody wants; the only way into the scheduler's state. */
sealed interface SchedulerEvent {
  /** Calls the one handler for this kind of event. */
  void deliverTo(Handler handler);

  /** One method for each kind of event. */
  interface Handler {
    void onJobSubmitted(JobSubmitted event);

    void onFetchingResult(FetchingResult event);

    void onTaskReturned(TaskReturned event);

    void onTaskEnded(TaskEnded event);

    void onExecutorAdded(ExecutorAdded event);

    void onExecutorLost(ExecutorLost event);

    /** Has the handlers of what somebody wants to end. */
    Cancellation cancellation();

    void onResubmitFailedStages(ResubmitFailedStages event);

    void onLocalityWaitOver(LocalityWaitOver event);

    void onSpeculationDue(SpeculationDue event);

    void onShuffleDropped(ShuffleDropped event);

    void onStopped(Stopped event);
  }

  /** A program wants a result. */
  record JobSubmitted(Job job) implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onJobSubmitted(this);
    }
  }

  /** An attempt has succeeded; what it has made is on its way. */
  record FetchingResult(long taskId) implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onFetchingResult(this);
    }
  }

  /** An attempt that was sent ahead has not begun, and never will. */
  record TaskReturned(long taskId) implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onTaskReturned(this);
    }
  }

  /** An attempt has ended, well or not. */
  record TaskEnded(long taskId, TaskOutcome outcome) implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onTaskEnded(this);
    }
  }

  /** An executor is ready. */
  record ExecutorAdded(String executorId, String host, int cores, BlockManagerId blockManager)
      implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onExecutorAdded(this);
    }
  }

  /** An executor is gone, with all that it held and ran. */
  record ExecutorLost(String executorId, String reason, boolean causedByApp)
      implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onExecutorLost(this);
    }
  }

  /** An executor is not wanted any more, and ends when others have what they need of it. */
  record ExecutorLeaving(String executorId, Runnable thenNoneFollows) implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.cancellation().onExecutorLeaving(this);
    }
  }

  /**
   * One job is not wanted any more.
   *
   * @param reason the end of the sentence "Job 3 cancelled "
   */
  record JobCancelled(int jobId, String reason) implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.cancellation().onJobCancelled(this);
    }
  }

  /** All jobs that {@code selection} names are not wanted any more. */
  record JobsCancelled(JobSelection selection) implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.cancellation().onJobsCancelled(this);
    }
  }

  /** All jobs that need a stage are not wanted any more; {@code reason} may be null. */
  record StageCancelled(int stageId, String reason) implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.cancellation().onStageCancelled(this);
    }
  }

  /**
   * One attempt shall stop; its task is tried again.
   *
   * @param found hears whether there is such an attempt
   */
  record TaskKillRequested(
      long taskId, boolean interrupt, String reason, CompletableFuture<Boolean> found)
      implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.cancellation().onTaskKillRequested(this);
    }
  }

  /** Enough waiting for more failed fetches: the stages that they hit run again. */
  record ResubmitFailedStages() implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onResubmitFailedStages(this);
    }
  }

  /** Tasks that held out for a place near their data may now go farther. */
  record LocalityWaitOver() implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onLocalityWaitOver(this);
    }
  }

  /** Time to look for slow tasks. */
  record SpeculationDue() implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onSpeculationDue(this);
    }
  }

  /** The program has dropped a shuffle. */
  record ShuffleDropped(int shuffleId) implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onShuffleDropped(this);
    }
  }

  /** There will be no executors. */
  record BackendFailed(String reason) implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.cancellation().onBackendFailed(this);
    }
  }

  /** The context ends. */
  record Stopped() implements SchedulerEvent {
    @Override
    public void deliverTo(Handler handler) {
      handler.onStopped(this);
    }
  }
}
