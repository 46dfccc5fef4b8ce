package org.minispark.cluster.driver;

import org.minispark.cluster.executor.ExecutorExit;

/** What an executor's exit code says. */
public final class ExitCodes {
  /** The system adds the signal's number to this. */
  private static final int SIGNALS = 128;

  private ExitCodes() {}

  /** In words. */
  public static String explain(int code) {
    return "Command exited with code " + code + meaning(code);
  }

  private static String meaning(int code) {
    if (code == ExecutorExit.OUT_OF_MEMORY) {
      return ", its heap was full (spark.executor.memory)";
    }
    if (code == ExecutorExit.UNCAUGHT_EXCEPTION) {
      return ", an error that nothing has caught";
    }
    if (code == ExecutorExit.HEARTBEAT_FAILURE) {
      return ", it could not reach the driver any more";
    }
    return code > SIGNALS ? ", killed by signal " + (code - SIGNALS) : "";
  }
}
