package org.minispark.cluster.driver;

import java.util.HashSet;
import java.util.Set;

/**
 * How many executors should live: as many as are wanted, and those that are about to end and need
 * no replacement. Thread-safe.
 */
final class ExecutorCount {
  private final ExecutorManager manager;
  private final Set<String> leaving = new HashSet<>();
  private int wanted;

  ExecutorCount(ExecutorManager manager) {
    this.manager = manager;
    this.wanted = manager.target();
  }

  synchronized void want(int executors) {
    wanted = executors;
    tell();
  }

  synchronized void wantMore(int executors) {
    wanted = sum(wanted, executors);
    tell();
  }

  /** An executor will end; it counts no more. */
  synchronized void leaves(String executorId) {
    leaving.add(executorId);
    tell();
  }

  /** Ends an executor without replacement; false if it does not live. */
  synchronized boolean release(String executorId) {
    boolean lived = manager.release(executorId);
    boolean wasLeaving = leaving.remove(executorId);
    if (lived && !wasLeaving) {
      wanted = Math.max(0, wanted - 1);
    } else if (wasLeaving) {
      tell(); // as many as before, where that is all that there is room for
    }
    return lived;
  }

  /** An executor has ended by itself. */
  synchronized void lost(String executorId) {
    if (leaving.remove(executorId)) {
      tell();
    }
  }

  private void tell() {
    manager.setTarget(sum(wanted, leaving.size()));
  }

  private static int sum(int left, int right) {
    return (int) Math.min(Integer.MAX_VALUE, (long) left + right);
  }
}
