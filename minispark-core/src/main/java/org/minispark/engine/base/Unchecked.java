package org.minispark.engine.base;

/**
 * Throws checked exceptions through code that does not declare them, unwrapped: a task whose user
 * function throws an exception fails with that very exception.
 */
public final class Unchecked {
  private Unchecked() {}

  /**
   * Throws its argument as it is. Never returns; the return type lets a caller write {@code throw
   * Unchecked.rethrow(e)}, which tells the compiler that the method ends here.
   */
  public static RuntimeException rethrow(Throwable failure) {
    throw Unchecked.<RuntimeException>uncheck(failure);
  }

  @SuppressWarnings("unchecked") // erased: the cast never runs
  private static <X extends Throwable> X uncheck(Throwable failure) throws X {
    throw (X) failure;
  }
}
