package org.minispark;

import java.io.Serializable;

/** A job as the status tracker shows it. */
public interface SparkJobInfo extends Serializable {
  int jobId();

  int[] stageIds();

  JobExecutionStatus status();
}
