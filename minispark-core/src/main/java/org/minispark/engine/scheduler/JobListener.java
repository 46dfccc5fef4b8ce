package org.minispark.engine.scheduler;

/** Hears how a job goes; called from the scheduler's mailbox, so it must not block. */
interface JobListener {
  /** One result, exactly once for each position among the job's partitions. */
  void taskSucceeded(int position, Object result);

  /** All results have been told. */
  void jobSucceeded();

  /** The job has ended without all its results. */
  void jobFailed(Throwable failure);
}
