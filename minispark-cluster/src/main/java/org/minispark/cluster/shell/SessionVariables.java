package org.minispark.cluster.shell;

import org.minispark.TaskContext;

/** Called by what has been typed, where a task may meet the session's variables. */
public final class SessionVariables {
  private SessionVariables() {}

  /** Before a variable is read or set in code that the driver and tasks may both call. */
  public static void requireDriver(String name) {
    if (TaskContext.get() != null) {
      throw new IllegalStateException(
          "The variable "
              + name
              + " of the shell is not known to a task in this place, a method of an object: use it"
              + " in the lambda itself, or give its value to the object");
    }
  }

  /** Instead of setting a variable in a lambda for tasks. */
  public static void refuseChange(String name) {
    throw new IllegalStateException(
        "The variable "
            + name
            + " of the shell cannot be changed in a task, which has a copy of its own: use an"
            + " accumulator, or return the value");
  }
}
