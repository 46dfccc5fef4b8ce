package org.minispark;

/** The driver let another attempt commit the output of this partition. */
public record TaskCommitDenied(int jobID, int partitionID, int attemptNumber)
    implements TaskFailedReason, Product {
  private static final long serialVersionUID = 1L;

  public static TaskCommitDenied apply(int jobID, int partitionID, int attemptNumber) {
    return new TaskCommitDenied(jobID, partitionID, attemptNumber);
  }

  public TaskCommitDenied copy(int jobID, int partitionID, int attemptNumber) {
    return new TaskCommitDenied(jobID, partitionID, attemptNumber);
  }

  @Override
  public String toErrorString() {
    return ("TaskCommitDenied (Driver denied task commit) for job: %d, partition: %d,"
            + " attemptNumber: %d")
        .formatted(jobID, partitionID, attemptNumber);
  }

  @Override
  public boolean countTowardsTaskFailures() {
    return false;
  }
}
