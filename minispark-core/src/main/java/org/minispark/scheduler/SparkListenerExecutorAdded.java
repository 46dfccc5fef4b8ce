package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;
import org.minispark.scheduler.cluster.ExecutorInfo;

/**
 * An executor is ready for tasks.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerExecutorAdded(long time, String executorId, ExecutorInfo executorInfo)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerExecutorAdded apply(
      long time, String executorId, ExecutorInfo executorInfo) {
    return new SparkListenerExecutorAdded(time, executorId, executorInfo);
  }

  public SparkListenerExecutorAdded copy(long time, String executorId, ExecutorInfo executorInfo) {
    return new SparkListenerExecutorAdded(time, executorId, executorInfo);
  }
}
