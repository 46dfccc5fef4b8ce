package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * Too many executors of a host were excluded: the whole host is, for a while.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerNodeExcluded(long time, String hostId, int executorFailures)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerNodeExcluded apply(long time, String hostId, int executorFailures) {
    return new SparkListenerNodeExcluded(time, hostId, executorFailures);
  }

  public SparkListenerNodeExcluded copy(long time, String hostId, int executorFailures) {
    return new SparkListenerNodeExcluded(time, hostId, executorFailures);
  }
}
