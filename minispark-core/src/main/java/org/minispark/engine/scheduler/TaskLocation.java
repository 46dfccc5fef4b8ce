package org.minispark.engine.scheduler;

import org.minispark.storage.BlockManagerId;

/**
 * Where a task would best run.
 *
 * @param executorId the executor that holds its data in memory or on disk; null when any on the
 *     host will do
 */
record TaskLocation(String host, String executorId) {
  private static final String EXECUTOR_PREFIX = "executor_";

  /** Reads what {@code RDD.preferredLocations} says: a host, or {@code executor_host_id}. */
  static TaskLocation parse(String text) {
    if (!text.startsWith(EXECUTOR_PREFIX)) {
      return new TaskLocation(text, null);
    }
    String hostAndId = text.substring(EXECUTOR_PREFIX.length());
    int split = hostAndId.indexOf('_');
    if (split < 0) {
      throw new IllegalArgumentException("Illegal executor location format: " + text);
    }
    return new TaskLocation(hostAndId.substring(0, split), hostAndId.substring(split + 1));
  }

  static TaskLocation of(BlockManagerId holder) {
    return new TaskLocation(holder.host(), holder.executorId());
  }
}
