package org.minispark;

/** A function of the program's failed on the driver, while it merged the results of tasks. */
public class SparkDriverExecutionException extends SparkException {
  private static final long serialVersionUID = 1L;

  public SparkDriverExecutionException(Throwable cause) {
    super("Execution error", cause);
  }
}
