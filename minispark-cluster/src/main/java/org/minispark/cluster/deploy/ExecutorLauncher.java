package org.minispark.cluster.deploy;

import java.io.IOException;
import java.util.function.BiConsumer;
import org.minispark.cluster.protocol.WorkerMessages.LaunchExecutor;

/** Starts the processes of executors: all that a worker knows of processes. */
interface ExecutorLauncher {
  /**
   * Starts one.
   *
   * @param ended hears once of its end, from any thread: its exit code, and where its log is
   * @throws IOException if it cannot be started; then {@code ended} hears nothing
   */
  Child launch(LaunchExecutor order, BiConsumer<Integer, String> ended) throws IOException;

  /** A process that was started. */
  interface Child {
    /** Asks it to end by itself. */
    void end();

    /** Ends it. */
    void kill();
  }
}
