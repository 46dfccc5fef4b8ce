package org.minispark.partial;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The result of an action that may answer before it is done: first an estimate, later, unless the
 * estimate was exact already, the final value or a failure. Safe for many threads; handlers are
 * called with no lock held.
 */
public class PartialResult<R> {
  private final R initialValue;
  private final boolean initialIsFinal;

  private R finalValue;
  private boolean isFinal;
  private Exception failure;
  private Consumer<R> completionHandler;
  private Consumer<Exception> failureHandler;

  public PartialResult(R initialValue, boolean isFinal) {
    this.initialValue = initialValue;
    this.initialIsFinal = isFinal;
    this.finalValue = isFinal ? initialValue : null;
    this.isFinal = isFinal;
  }

  /** What was known when the action answered. */
  public R initialValue() {
    return initialValue;
  }

  /** Whether what was known at first is exact. */
  public boolean isInitialValueFinal() {
    return initialIsFinal;
  }

  /**
   * Waits for the final value; fails as the action failed, with an exception that may be checked
   * though none is declared, as in Spark.
   */
  public R getFinalValue() {
    return awaitFinalValue();
  }

  /** What is thrown as an unchecked exception leaves as what it is. */
  @SuppressWarnings("unchecked")
  private synchronized <E extends Exception> R awaitFinalValue() throws E {
    try {
      while (!isFinal && failure == null) {
        wait();
      }
    } catch (InterruptedException e) {
      throw (E) e;
    }
    if (failure != null) {
      throw (E) failure;
    }
    return finalValue;
  }

  /** Calls the handler with the final value, at once if it is known. Only one may be set. */
  public PartialResult<R> onComplete(Consumer<R> handler) {
    synchronized (this) {
      if (completionHandler != null) {
        throw new UnsupportedOperationException("onComplete cannot be called twice");
      }
      completionHandler = handler;
      if (!isFinal) {
        return this;
      }
    }
    handler.accept(finalValue);
    return this;
  }

  /** Calls the handler with the failure, at once if there is one. Only one may be set. */
  public void onFail(Consumer<Exception> handler) {
    synchronized (this) {
      if (failureHandler != null) {
        throw new UnsupportedOperationException("onFail cannot be called twice");
      }
      failureHandler = handler;
      if (failure == null) {
        return;
      }
    }
    handler.accept(failure);
  }

  /**
   * The same result seen through a function, now and when it gets final. Takes the place of both
   * handlers.
   */
  public <T> PartialResult<T> map(Function<R, T> function) {
    PartialResult<T> mapped = new PartialResult<>(function.apply(initialValue), initialIsFinal);
    if (!initialIsFinal) {
      onComplete(value -> mapped.setFinalValue(function.apply(value)));
      onFail(mapped::setFailure);
    }
    return mapped;
  }

  /** Ends the waiting with a value; UnsupportedOperationException if it has ended so before. */
  public void setFinalValue(R value) {
    Consumer<R> handler;
    synchronized (this) {
      if (isFinal) {
        throw new UnsupportedOperationException("setFinalValue called twice on a PartialResult");
      }
      finalValue = value;
      isFinal = true;
      handler = completionHandler;
      notifyAll();
    }
    if (handler != null) {
      handler.accept(value);
    }
  }

  /** Ends the waiting with a failure; UnsupportedOperationException if it has ended so before. */
  public void setFailure(Exception cause) {
    Consumer<Exception> handler;
    synchronized (this) {
      if (failure != null) {
        throw new UnsupportedOperationException("setFailure called twice on a PartialResult");
      }
      failure = cause;
      handler = failureHandler;
      notifyAll();
    }
    if (handler != null) {
      handler.accept(cause);
    }
  }

  @Override
  public synchronized String toString() {
    return isFinal ? "(final: " + finalValue + ")" : "(partial: " + initialValue + ")";
  }
}
