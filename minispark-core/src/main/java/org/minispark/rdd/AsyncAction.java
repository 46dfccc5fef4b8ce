package org.minispark.rdd;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * An action that runs while the program goes on. It ends when its completion does; the result is
 * put together by who asks for it.
 *
 * @param <R> the result
 */
public sealed class AsyncAction<R> permits AsyncTake {
  private final CompletableFuture<Void> completion = new CompletableFuture<>();
  private final List<JobFuture> jobs = new CopyOnWriteArrayList<>();
  private final Supplier<R> result;
  private volatile boolean cancelled;

  AsyncAction(Supplier<R> result) {
    this.result = result;
  }

  /** Completes when the action has ended; exceptionally with what the action would have thrown. */
  public final CompletableFuture<Void> completion() {
    return completion;
  }

  /** The result, once the action has completed well. */
  public final R result() {
    return result.get();
  }

  /** The jobs that it has started so far, the newest first. */
  public final List<Integer> jobIds() {
    return jobs.stream().flatMap(job -> job.jobIds().stream()).toList();
  }

  public final boolean isCancelled() {
    return cancelled;
  }

  /** Ends its jobs; it starts no other. */
  public final void cancel() {
    cancelled = true;
    beforeJobsAreCancelled();
    jobs.forEach(job -> job.cancel(""));
  }

  /** For an action that has an end of its own, whatever becomes of its jobs. */
  void beforeJobsAreCancelled() {}

  /** Takes a job that it has started. */
  final JobFuture started(JobFuture job) {
    jobs.add(0, job);
    if (cancelled) { // while the job was being started
      job.cancel("");
    }
    return job;
  }

  /** Ends as its job does. */
  final AsyncAction<R> endsWith(JobFuture job) {
    var unused = started(job).completion().whenComplete((done, failure) -> ended(failure));
    return this;
  }

  /** Ends, unless it has ended; {@code failure} is null if it went well. */
  final void ended(Throwable failure) {
    if (failure == null) {
      completion.complete(null);
    } else {
      completion.completeExceptionally(failure);
    }
  }
}
