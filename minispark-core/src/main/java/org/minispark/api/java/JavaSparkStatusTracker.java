package org.minispark.api.java;

import org.minispark.SparkContext;
import org.minispark.SparkJobInfo;
import org.minispark.SparkStageInfo;

/**
 * What runs now and what ran lately, for programs that watch their own jobs: {@link
 * org.minispark.SparkStatusTracker} with null for what is not known.
 */
public class JavaSparkStatusTracker {
  private final SparkContext sc;

  JavaSparkStatusTracker(SparkContext sc) {
    this.sc = sc;
  }

  /** The known jobs of a group, the newest first; those in no group if it is null. */
  public int[] getJobIdsForGroup(String jobGroup) {
    return sc.statusTracker().getJobIdsForGroup(jobGroup);
  }

  /** The stages that run now. */
  public int[] getActiveStageIds() {
    return sc.statusTracker().getActiveStageIds();
  }

  /** The jobs that run now, the newest first. */
  public int[] getActiveJobIds() {
    return sc.statusTracker().getActiveJobIds();
  }

  /** A job, or null if it is not known or forgotten. */
  public SparkJobInfo getJobInfo(int jobId) {
    return sc.statusTracker().getJobInfo(jobId).orNull();
  }

  /** The latest attempt of a stage, or null if it is not known or forgotten. */
  public SparkStageInfo getStageInfo(int stageId) {
    return sc.statusTracker().getStageInfo(stageId).orNull();
  }
}
