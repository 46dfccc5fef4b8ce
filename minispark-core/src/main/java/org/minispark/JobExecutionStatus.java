package org.minispark;

import java.util.Locale;

/** How far a job is. */
public enum JobExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  UNKNOWN;

  /** The status of a name in any case; IllegalArgumentException for any other. */
  public static JobExecutionStatus fromString(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Illegal type='" + name + "'. Supported type values: RUNNING, SUCCEEDED, FAILED, UNKNOWN",
          e);
    }
  }
}
