package org.minispark.engine.base;

import java.util.Iterator;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function2;

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

  /** The function's result; what it throws comes out as it is. */
  public static <T, R> R call(Function<? super T, ? extends R> function, T argument) {
    try {
      return function.call(argument);
    } catch (Exception e) {
      throw rethrow(e);
    }
  }

  /** The function's result; what it throws comes out as it is. */
  public static <T, U, R> R call(
      Function2<? super T, ? super U, ? extends R> function, T first, U second) {
    try {
      return function.call(first, second);
    } catch (Exception e) {
      throw rethrow(e);
    }
  }

  /** The function's results; what it throws comes out as it is. */
  public static <T, R> Iterator<? extends R> callFlatMap(
      FlatMapFunction<? super T, ? extends R> function, T argument) {
    try {
      return function.call(argument);
    } catch (Exception e) {
      throw rethrow(e);
    }
  }

  @SuppressWarnings("unchecked") // erased: the cast never runs
  private static <X extends Throwable> X uncheck(Throwable failure) throws X {
    throw (X) failure;
  }
}
