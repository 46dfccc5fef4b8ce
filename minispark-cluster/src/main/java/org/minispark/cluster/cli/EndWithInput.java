package org.minispark.cluster.cli;

import java.io.IOException;
import java.io.InputStream;

/** For a driver whose worker has started it: it ends when its worker does, or wants it to. */
final class EndWithInput {
  /** As if SIGTERM had ended it. */
  private static final int STATUS = 143;

  private EndWithInput() {}

  static void of(InputStream input) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (input.read() >= 0) {
                  // Nobody has anything to say.
                }
              } catch (IOException brokenIsOverToo) {
                // Then it is over.
              }
              System.exit(STATUS);
            },
            "end with input");
    thread.setDaemon(true);
    thread.start();
  }
}
