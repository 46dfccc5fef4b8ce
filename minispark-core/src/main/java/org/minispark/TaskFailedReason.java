package org.minispark;

/** Why a task attempt did not succeed. */
public sealed interface TaskFailedReason extends TaskEndReason
    permits Resubmitted,
        FetchFailed,
        ExceptionFailure,
        TaskResultLost,
        TaskKilled,
        TaskCommitDenied,
        ExecutorLostFailure,
        UnknownReason {
  /** The failure as the error of an aborted job tells it. */
  String toErrorString();

  /**
   * Whether the attempt counts towards {@code spark.task.maxFailures}; not where the task itself is
   * free of guilt.
   */
  default boolean countTowardsTaskFailures() {
    return true;
  }
}
