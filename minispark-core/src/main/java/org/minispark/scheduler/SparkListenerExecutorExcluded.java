package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * An executor failed too often: it gets no tasks for a while.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerExecutorExcluded(long time, String executorId, int taskFailures)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerExecutorExcluded apply(
      long time, String executorId, int taskFailures) {
    return new SparkListenerExecutorExcluded(time, executorId, taskFailures);
  }

  public SparkListenerExecutorExcluded copy(long time, String executorId, int taskFailures) {
    return new SparkListenerExecutorExcluded(time, executorId, taskFailures);
  }
}
