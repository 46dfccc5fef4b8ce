package org.minispark.engine.scheduler;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.minispark.engine.base.Unchecked;
import org.minispark.rdd.JobFuture;
import org.minispark.rdd.JobRunner.PartitionResult;

/** What the thread that submitted a job holds of it: it can wait, and give up. */
final class JobWaiter<U> implements JobListener, JobFuture {
  private final int jobId;
  private final DAGScheduler scheduler;
  private final PartitionResult<U> onResult;
  private final CompletableFuture<Void> completion = new CompletableFuture<>();

  JobWaiter(int jobId, DAGScheduler scheduler, PartitionResult<U> onResult) {
    this.jobId = jobId;
    this.scheduler = scheduler;
    this.onResult = onResult;
  }

  /**
   * Waits for the end of the job. If the waiting thread is interrupted the job is cancelled, since
   * nobody will take its result.
   */
  void await() {
    try {
      completion.get();
    } catch (ExecutionException failed) {
      throw Unchecked.rethrow(withCallerStack(failed.getCause()));
    } catch (InterruptedException interrupted) {
      cancel("because the thread that waited for it was interrupted");
      throw Unchecked.rethrow(interrupted);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the job's function, which made the result, returns U
  public void taskSucceeded(int position, Object result) {
    onResult.taskSucceeded(position, (U) result);
  }

  @Override
  public void jobSucceeded() {
    completion.complete(null);
  }

  @Override
  public void jobFailed(Throwable failure) {
    completion.completeExceptionally(failure);
  }

  @Override
  public List<Integer> jobIds() {
    return List.of(jobId);
  }

  @Override
  public CompletableFuture<Void> completion() {
    return completion;
  }

  @Override
  public void cancel(String reason) {
    scheduler.cancelJob(jobId, reason);
  }

  /** The failure was made on another thread; the user looks for the line that wanted the result. */
  private static Throwable withCallerStack(Throwable failure) {
    StackTraceElement[] made = failure.getStackTrace();
    StackTraceElement[] waiting = Thread.currentThread().getStackTrace();
    StackTraceElement[] both = new StackTraceElement[made.length + waiting.length - 1];
    System.arraycopy(made, 0, both, 0, made.length);
    System.arraycopy(waiting, 1, both, made.length, waiting.length - 1);
    failure.setStackTrace(both);
    return failure;
  }
}
