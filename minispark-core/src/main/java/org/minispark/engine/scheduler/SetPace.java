package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.minispark.executor.TaskMetrics;

/** How fast the tasks of one set were that have succeeded. */
final class SetPace {
  private final List<Long> sorted = new ArrayList<>();
  private boolean readsRecords;

  void add(long durationNanos, TaskMetrics metrics) {
    int found = Collections.binarySearch(sorted, durationNanos);
    sorted.add(found < 0 ? -found - 1 : found, durationNanos);
    readsRecords |= metrics != null && recordsRead(metrics) > 0;
  }

  int count() {
    return sorted.size();
  }

  /** The median duration in nanoseconds, between the middle two of an even number. */
  double median() {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
  }

  /** Whether the tasks read records of files or shuffles, by which their speed can be told. */
  boolean readsRecords() {
    return readsRecords;
  }

  private static long recordsRead(TaskMetrics metrics) {
    return metrics.inputMetrics().recordsRead() + metrics.shuffleReadMetrics().recordsRead();
  }
}
