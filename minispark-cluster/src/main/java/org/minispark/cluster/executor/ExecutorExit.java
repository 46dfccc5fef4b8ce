package org.minispark.cluster.executor;

/** The exit codes of an executor, as Spark's. */
public final class ExecutorExit {
  /** Something was thrown that nothing has caught. */
  public static final int UNCAUGHT_EXCEPTION = 50;

  /** The heap was full. */
  public static final int OUT_OF_MEMORY = 52;

  /** No heartbeat has reached the driver for too long. */
  public static final int HEARTBEAT_FAILURE = 56;

  /** It could not begin: no driver, or one that did not want it. */
  public static final int CANNOT_START = 1;

  private ExecutorExit() {}
}
