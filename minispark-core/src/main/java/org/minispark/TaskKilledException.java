package org.minispark;

/** Thrown inside a task that was told to stop; counts as no failure of the task. */
public class TaskKilledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public TaskKilledException(String reason) {
    this.reason = reason;
  }

  public TaskKilledException() {
    this("unknown reason");
  }

  /** Who killed it, and why. */
  public String reason() {
    return reason;
  }
}
