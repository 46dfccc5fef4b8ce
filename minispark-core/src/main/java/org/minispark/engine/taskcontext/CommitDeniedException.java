package org.minispark.engine.taskcontext;

/** Another attempt of the same output partition was allowed to commit; this one must not. */
public final class CommitDeniedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int jobId;
  private final int partition;
  private final int attemptNumber;

  public CommitDeniedException(int jobId, int partition, int attemptNumber) {
    super("Not committed because the driver did not authorize commit");
    this.jobId = jobId;
    this.partition = partition;
    this.attemptNumber = attemptNumber;
  }

  public int jobId() {
    return jobId;
  }

  public int partition() {
    return partition;
  }

  public int attemptNumber() {
    return attemptNumber;
  }
}
