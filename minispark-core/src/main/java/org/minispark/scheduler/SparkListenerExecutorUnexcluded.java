package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * An excluded executor gets tasks again.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerExecutorUnexcluded(long time, String executorId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerExecutorUnexcluded apply(long time, String executorId) {
    return new SparkListenerExecutorUnexcluded(time, executorId);
  }

  public SparkListenerExecutorUnexcluded copy(long time, String executorId) {
    return new SparkListenerExecutorUnexcluded(time, executorId);
  }
}
