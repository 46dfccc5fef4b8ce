package org.minispark.scheduler;

/** All partitions that the job wanted were computed. */
public record JobSucceeded() implements JobResult {
  @Override
  public String toString() {
    return "JobSucceeded";
  }
}
