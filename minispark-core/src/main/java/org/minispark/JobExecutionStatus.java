package org.minispark;

/** How far a job is. */
public enum JobExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  UNKNOWN;

  /** The status of a name in any case, null of null; IllegalArgumentException for any other. */
  public static JobExecutionStatus fromString(String name) {
    if (name == null) {
      return null;
    }
    for (JobExecutionStatus status : values()) {
      if (status.name().equalsIgnoreCase(name)) {
        return status;
      }
    }
    throw new IllegalArgumentException(
        "Illegal type='" + name + "'. Supported type values: RUNNING, SUCCEEDED, FAILED, UNKNOWN");
  }
}
