package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.Map;

/**
 * Keeps a failed task away from the executors on which it has failed, for a while and as long as
 * there is another one: what made it fail may be wrong with the machine alone.
 */
final class RetryElsewhere {
  private final ExecutorTable executors;
  private final long waitMillis;
  private final Map<Integer, Map<String, Long>> failedAt = new HashMap<>();

  RetryElsewhere(ExecutorTable executors, long waitMillis) {
    this.executors = executors;
    this.waitMillis = waitMillis;
  }

  void failed(int index, String executorId, long nowMillis) {
    failedAt.computeIfAbsent(index, i -> new HashMap<>()).put(executorId, nowMillis);
  }

  boolean mayRun(int index, String executorId, long nowMillis) {
    Map<String, Long> failures = failedAt.isEmpty() ? null : failedAt.get(index);
    if (failures == null || !failures.containsKey(executorId)) {
      return true;
    }
    return nowMillis - failures.get(executorId) >= waitMillis
        || !executors.hasOtherThan(failures.keySet());
  }

  /** When the next wait is over, in milliseconds; MAX_VALUE if none is. */
  long nextChanceAt(long nowMillis) {
    return failedAt.values().stream()
        .flatMap(failures -> failures.values().stream())
        .mapToLong(failed -> failed + waitMillis)
        .filter(due -> due > nowMillis)
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
