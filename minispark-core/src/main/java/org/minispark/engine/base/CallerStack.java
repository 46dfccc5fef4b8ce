package org.minispark.engine.base;

/** Tells of a failure that was made on another thread where it is wanted. */
public final class CallerStack {
  private CallerStack() {}

  /** Adds the calling thread's stack to a failure's: the user looks for the own line there. */
  public static Throwable appendTo(Throwable failure) {
    StackTraceElement[] made = failure.getStackTrace();
    StackTraceElement[] waiting = Thread.currentThread().getStackTrace();
    StackTraceElement[] both = new StackTraceElement[made.length + waiting.length - 1];
    System.arraycopy(made, 0, both, 0, made.length);
    System.arraycopy(waiting, 1, both, made.length, waiting.length - 1);
    failure.setStackTrace(both);
    return failure;
  }
}
