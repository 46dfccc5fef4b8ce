package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** The old name of {@link SparkListenerExecutorUnexcluded}. */
public record SparkListenerExecutorUnblacklisted(long time, String executorId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerExecutorUnblacklisted apply(long time, String executorId) {
    return new SparkListenerExecutorUnblacklisted(time, executorId);
  }

  public SparkListenerExecutorUnblacklisted copy(long time, String executorId) {
    return new SparkListenerExecutorUnblacklisted(time, executorId);
  }
}
