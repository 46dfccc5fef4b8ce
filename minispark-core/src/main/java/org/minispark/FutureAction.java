package org.minispark;

import java.util.List;

/** An action that runs while the program goes on. */
public interface FutureAction<T> {
  /** Ends its jobs. */
  void cancel();

  boolean isCompleted();

  boolean isCancelled();

  /** Waits for the result; fails as the action would have failed. */
  T get() throws SparkException;

  /** The jobs that it has started so far. */
  List<Integer> jobIds();
}
