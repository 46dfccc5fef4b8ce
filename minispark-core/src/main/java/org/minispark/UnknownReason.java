package org.minispark;

/** The task ended in a way that nobody can tell. */
public record UnknownReason() implements TaskFailedReason {
  private static final long serialVersionUID = 1L;

  @Override
  public String toErrorString() {
    return "UnknownReason";
  }

  @Override
  public String toString() {
    return "UnknownReason";
  }
}
