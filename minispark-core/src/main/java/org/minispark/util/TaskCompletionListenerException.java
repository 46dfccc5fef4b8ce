package org.minispark.util;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What listeners of a task's end threw, all of it; their own exceptions are its suppressed ones.
 */
public final class TaskCompletionListenerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param errors what the listeners threw; at least one
   */
  public TaskCompletionListenerException(List<? extends Throwable> errors) {
    super(message(errors));
    errors.forEach(this::addSuppressed);
  }

  private static String message(List<? extends Throwable> errors) {
    if (errors.size() == 1) {
      return errors.get(0).getMessage();
    }
    return IntStream.range(0, errors.size())
        .mapToObj(index -> "Exception " + index + ": " + errors.get(index).getMessage())
        .collect(Collectors.joining("\n"));
  }
}
