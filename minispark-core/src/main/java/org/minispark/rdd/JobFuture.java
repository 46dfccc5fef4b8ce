package org.minispark.rdd;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A job that is running. */
public interface JobFuture {
  /** Ids of the jobs behind it. */
  List<Integer> jobIds();

  /** Completes when the job ends; exceptionally with what the action would have thrown. */
  CompletableFuture<Void> completion();

  /** Asks the scheduler to end it. */
  void cancel(String reason);
}
