package org.minispark;

import java.io.Serializable;

/** A job as the status tracker shows it. */
public interface SparkJobInfo extends Serializable {
  /** The number of the job, counted from 0 in its application. */
  int jobId();

  /** All its stages, those that were skipped included. */
  int[] stageIds();

  /** Whether it runs, and how it ended. */
  JobExecutionStatus status();
}
