package org.minispark.api.java;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.minispark.rdd.AsyncAction;

/** An {@link AsyncAction} as Java's programs see it. */
final class RunningAction<T> implements JavaFutureAction<T> {
  private final AsyncAction<T> action;
  private final UnaryOperator<T> view;

  private RunningAction(AsyncAction<T> action, UnaryOperator<T> view) {
    this.action = action;
    this.view = view;
  }

  static <T> JavaFutureAction<T> of(AsyncAction<T> action) {
    return new RunningAction<>(action, UnaryOperator.identity());
  }

  /**
   * @param view what the program gets instead of the result
   */
  static <T> JavaFutureAction<T> of(AsyncAction<T> action, UnaryOperator<T> view) {
    return new RunningAction<>(action, view);
  }

  @Override
  public List<Integer> jobIds() {
    return action.jobIds();
  }

  @Override
  public synchronized boolean cancel(boolean mayInterruptIfRunning) {
    if (isDone()) {
      return false;
    }
    action.cancel();
    return true;
  }

  @Override
  public boolean isCancelled() {
    return action.isCancelled();
  }

  @Override
  public boolean isDone() {
    return action.isCancelled() || action.completion().isDone();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    try {
      action.completion().get();
    } catch (ExecutionException failed) {
      throw explained(failed.getCause());
    }
    return view.apply(action.result());
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      action.completion().get(timeout, unit);
    } catch (ExecutionException failed) {
      throw explained(failed.getCause());
    } catch (TimeoutException late) {
      throw timedOut(timeout, unit);
    }
    return view.apply(action.result());
  }

  private ExecutionException explained(Throwable failure) {
    if (isCancelled()) {
      CancellationException cancelled = new CancellationException("Job cancelled");
      cancelled.initCause(failure);
      throw cancelled;
    }
    return new ExecutionException("Exception thrown by job", failure);
  }

  private static TimeoutException timedOut(long timeout, TimeUnit unit) {
    String name = unit.name().toLowerCase(Locale.ROOT);
    String counted = timeout == 1 ? name.substring(0, name.length() - 1) : name;
    return new TimeoutException("Futures timed out after [" + timeout + " " + counted + "]");
  }
}
