package org.minispark.cluster.deploy;

import java.io.IOException;
import java.util.function.BiConsumer;
import org.minispark.cluster.protocol.SubmissionMessages.LaunchDriver;

/** Starts the processes of drivers: all that a worker knows of them. */
interface DriverLauncher {
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
