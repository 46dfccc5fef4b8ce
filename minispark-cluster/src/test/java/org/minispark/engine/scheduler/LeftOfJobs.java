package org.minispark.engine.scheduler;

/** Shows tests of other packages whether a scheduler has forgotten all that is over. */
public final class LeftOfJobs {
  private LeftOfJobs() {}

  /** Whether nothing is left of any job. Only for when nothing can happen any more. */
  public static boolean isNothing(DAGScheduler scheduler, OutputCommitCoordinator commits) {
    return scheduler.isIdle() && commits.isEmpty();
  }
}
