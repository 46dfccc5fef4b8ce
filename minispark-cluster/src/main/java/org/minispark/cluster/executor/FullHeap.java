package org.minispark.cluster.executor;

import org.minispark.ExceptionFailure;
import org.minispark.engine.task.TaskOutcome;

/** Tells whether an attempt has ended because the heap was full. */
final class FullHeap {
  private static final int DEPTH = 5;

  private FullHeap() {}

  static boolean endedBy(TaskOutcome outcome) {
    if (!(outcome.reason() instanceof ExceptionFailure failure)) {
      return false;
    }
    Throwable cause = failure.exception().orElse(null);
    for (int depth = 0; cause != null && depth < DEPTH; depth++) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
