package org.minispark.engine.scheduler;

import java.util.Map;
import java.util.concurrent.CompletionException;

/** A job under test: how it stands, never waiting for it. */
record TestingJob(JobWaiter<Object> waiter, int size, Map<Integer, Object> results) {
  int id() {
    return waiter.jobIds().get(0);
  }

  boolean succeeded() {
    return waiter.completion().isDone() && !waiter.completion().isCompletedExceptionally();
  }

  boolean isRunning() {
    return !waiter.completion().isDone();
  }

  /** What it failed with. */
  Throwable failure() {
    if (!waiter.completion().isCompletedExceptionally()) {
      throw new AssertionError("the job has not failed");
    }
    try {
      waiter.completion().join();
    } catch (CompletionException failed) {
      return failed.getCause();
    }
    throw new AssertionError("the job has not failed");
  }
}
