package org.minispark.cluster.transport;

import java.util.concurrent.CompletionException;

/** What a failure tells the other side: its message, never its class or its stack. */
final class Failures {
  private Failures() {}

  static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  static String textOf(Throwable failure) {
    Throwable cause = causeOf(failure);
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
