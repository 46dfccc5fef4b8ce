package org.minispark;

/** The task finished, but its result was gone before the driver could fetch it. */
public record TaskResultLost() implements TaskFailedReason {
  private static final long serialVersionUID = 1L;

  @Override
  public String toErrorString() {
    return "TaskResultLost (result lost from block manager)";
  }

  @Override
  public String toString() {
    return "TaskResultLost";
  }
}
