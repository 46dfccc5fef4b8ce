package org.minispark.engine.scheduler;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.minispark.engine.base.CallerStack;
import org.minispark.engine.base.Unchecked;
import org.minispark.rdd.JobFuture;
import org.minispark.rdd.JobRunner.PartitionResult;

/** What the thread that submitted a job holds of it: it can wait, and give up. */
final class JobWaiter<U> implements JobListener, JobFuture {
  private final int jobId;
  private final Cancellation cancellation;
  private final PartitionResult<U> onResult;
  private final CompletableFuture<Void> completion = new CompletableFuture<>();

  JobWaiter(int jobId, Cancellation cancellation, PartitionResult<U> onResult) {
    this.jobId = jobId;
    this.cancellation = cancellation;
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
      throw Unchecked.rethrow(CallerStack.appendTo(failed.getCause()));
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
    cancellation.cancelJob(jobId, reason);
  }
}
