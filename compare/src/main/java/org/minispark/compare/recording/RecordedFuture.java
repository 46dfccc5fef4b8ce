package org.minispark.compare.recording;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.minispark.api.java.JavaFutureAction;

/** An action's future that tells once what the program gets of it: the value, or how it failed. */
final class RecordedFuture<T> implements JavaFutureAction<T> {
  private final JavaFutureAction<T> future;
  private final Consumer<Object> listener;
  private final AtomicBoolean told = new AtomicBoolean();

  RecordedFuture(JavaFutureAction<T> future, Consumer<Object> listener) {
    this.future = future;
    this.listener = listener;
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    try {
      return told(future.get());
    } catch (ExecutionException | CancellationException e) {
      tell(e.getClass()); // what it says has names and numbers of each engine's own
      throw e;
    }
  }

  /** A wait that was too short tells nothing. */
  @Override
  public T get(long time, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return told(future.get(time, unit));
    } catch (ExecutionException | CancellationException e) {
      tell(e.getClass()); // what it says has names and numbers of each engine's own
      throw e;
    }
  }

  private T told(T value) {
    tell(value);
    return value;
  }

  private void tell(Object value) {
    if (told.compareAndSet(false, true)) {
      listener.accept(value);
    }
  }

  @Override
  public List<Integer> jobIds() {
    return future.jobIds();
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    return future.cancel(mayInterrupt);
  }

  @Override
  public boolean isCancelled() {
    return future.isCancelled();
  }

  @Override
  public boolean isDone() {
    return future.isDone();
  }
}
