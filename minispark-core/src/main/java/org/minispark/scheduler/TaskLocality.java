package org.minispark.scheduler;

/** How near to its data a task runs, the nearest first. */
public enum TaskLocality {
  PROCESS_LOCAL,
  NODE_LOCAL,
  /** Anywhere is as good as anywhere else. */
  NO_PREF,
  RACK_LOCAL,
  ANY;

  /** Whether a task that may run as far as {@code constraint} may run at {@code condition}. */
  public static boolean isAllowed(TaskLocality constraint, TaskLocality condition) {
    return condition.compareTo(constraint) <= 0;
  }
}
