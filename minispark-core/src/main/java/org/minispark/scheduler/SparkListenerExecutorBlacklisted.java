package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** The old name of {@link SparkListenerExecutorExcluded}. */
public record SparkListenerExecutorBlacklisted(long time, String executorId, int taskFailures)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerExecutorBlacklisted apply(
      long time, String executorId, int taskFailures) {
    return new SparkListenerExecutorBlacklisted(time, executorId, taskFailures);
  }

  public SparkListenerExecutorBlacklisted copy(long time, String executorId, int taskFailures) {
    return new SparkListenerExecutorBlacklisted(time, executorId, taskFailures);
  }
}
