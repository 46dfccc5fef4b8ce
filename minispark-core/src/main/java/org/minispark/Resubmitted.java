package org.minispark;

/** The map output of a finished task was lost with its executor: the task runs again. */
public record Resubmitted() implements TaskFailedReason {
  private static final long serialVersionUID = 1L;

  @Override
  public String toErrorString() {
    return "Resubmitted (resubmitted due to lost executor)";
  }

  @Override
  public String toString() {
    return "Resubmitted";
  }
}
