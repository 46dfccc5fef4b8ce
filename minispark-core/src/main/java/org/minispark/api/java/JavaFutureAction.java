package org.minispark.api.java;

import java.util.List;
import java.util.concurrent.Future;

/** An action that runs while the program goes on. */
public interface JavaFutureAction<T> extends Future<T> {
  /** The jobs that it has started so far; complete once the action has ended. */
  List<Integer> jobIds();
}
