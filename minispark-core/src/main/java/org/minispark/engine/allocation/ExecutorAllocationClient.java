package org.minispark.engine.allocation;

/** Whoever starts and ends executors, as the one who decides on their number sees it. */
public interface ExecutorAllocationClient {
  /**
   * So many executors should live from now on, without those that were told to end. Where more
   * live, none is ended, but those that end are not replaced.
   */
  void requestTotalExecutors(int total);

  /** An executor has nothing to do and should end; it gets no more tasks. */
  void endIdleExecutor(String executorId);
}
