package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * An excluded host gets tasks again.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerNodeUnexcluded(long time, String hostId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerNodeUnexcluded apply(long time, String hostId) {
    return new SparkListenerNodeUnexcluded(time, hostId);
  }

  public SparkListenerNodeUnexcluded copy(long time, String hostId) {
    return new SparkListenerNodeUnexcluded(time, hostId);
  }
}
