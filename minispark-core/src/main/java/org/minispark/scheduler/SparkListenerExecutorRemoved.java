package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * An executor is gone.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerExecutorRemoved(long time, String executorId, String reason)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerExecutorRemoved apply(long time, String executorId, String reason) {
    return new SparkListenerExecutorRemoved(time, executorId, reason);
  }

  public SparkListenerExecutorRemoved copy(long time, String executorId, String reason) {
    return new SparkListenerExecutorRemoved(time, executorId, reason);
  }
}
