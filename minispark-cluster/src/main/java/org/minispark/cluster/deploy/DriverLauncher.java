package org.minispark.cluster.deploy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.minispark.cluster.protocol.SubmissionMessages.LaunchDriver;
import org.minispark.cluster.transport.Connection;

/** Starts the processes of drivers: all that a worker knows of them. */
interface DriverLauncher {
  /**
   * Has what comes with a program brought here, before the first start.
   *
   * @param master the line over which the order came
   * @return the order as it is to be launched
   */
  default CompletableFuture<LaunchDriver> prepare(Connection master, LaunchDriver order) {
    return CompletableFuture.completedFuture(order);
  }

  /** A driver has ended for good: what came with its program may go. */
  default void over(LaunchDriver order) {}

  /**
   * Starts one.
   *
   * @param application the id of its application, which no earlier attempt has had
   * @param ended hears once of its end, from any thread: its exit code, and where its log is
   * @throws IOException if it cannot be started; then {@code ended} hears nothing
   */
  ExecutorLauncher.Child launch(
      LaunchDriver order, String application, BiConsumer<Integer, String> ended) throws IOException;
}
