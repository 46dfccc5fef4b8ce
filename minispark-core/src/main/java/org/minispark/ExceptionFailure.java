package org.minispark;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.minispark.api.java.Optional;
import org.minispark.scheduler.AccumulableInfo;

/**
 * The task threw an exception, most likely from the user's code.
 *
 * @param className the class of the exception
 * @param description its message
 * @param fullStackTrace it and its causes as they print
 * @param exception the exception itself, unless it could not travel
 * @param accumUpdates what the task had done to accumulators that count failed values
 */
public record ExceptionFailure(
    String className,
    String description,
    StackTraceElement[] stackTrace,
    String fullStackTrace,
    Optional<Throwable> exception,
    List<AccumulableInfo> accumUpdates)
    implements TaskFailedReason, Product {
  private static final long serialVersionUID = 1L;

  /** The failure that an exception is. */
  public static ExceptionFailure of(Throwable exception, List<AccumulableInfo> accumUpdates) {
    return new ExceptionFailure(
        exception.getClass().getName(),
        exception.getMessage(),
        exception.getStackTrace(),
        printed(exception),
        Optional.of(exception),
        accumUpdates);
  }

  /** The failure without the exception itself, for where that cannot go. */
  public ExceptionFailure withoutException() {
    return new ExceptionFailure(
        className, description, stackTrace, fullStackTrace, Optional.empty(), accumUpdates);
  }

  @Override
  public String toErrorString() {
    return fullStackTrace;
  }

  private static String printed(Throwable exception) {
    StringWriter text = new StringWriter();
    exception.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
