package org.minispark.cluster.shell;

import java.util.Arrays;
import jdk.jshell.spi.ExecutionControl.UserException;

/** An exception as the shell shows it: what it says, and the typed lines that it went through. */
final class ShortFailure {
  private static final String TYPED = "REPL.";
  private static final String STACK_TRACE = "\n\tat ";

  private ShortFailure() {}

  static UserException of(Throwable failure) {
    UserException told =
        new UserException(message(failure), failure.getClass().getName(), typedLines(failure));
    Throwable cause = failure.getCause();
    while (cause != null && saysTheSame(cause, failure)) {
      cause = cause.getCause();
    }
    if (cause != null) {
      told.initCause(of(cause));
    }
    return told;
  }

  /** Without the stack trace of the task that messages of failed jobs hold. */
  private static String message(Throwable failure) {
    String message = failure.getMessage();
    int end = message == null ? -1 : message.indexOf(STACK_TRACE);
    return end < 0 ? message : message.substring(0, end);
  }

  private static boolean saysTheSame(Throwable cause, Throwable failure) {
    return cause.getClass() == failure.getClass()
        && String.valueOf(message(failure)).startsWith(String.valueOf(message(cause)));
  }

  private static StackTraceElement[] typedLines(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(TYPED))
        .toArray(StackTraceElement[]::new);
  }
}
