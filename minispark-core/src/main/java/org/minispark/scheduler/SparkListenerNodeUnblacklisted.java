package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** The old name of {@link SparkListenerNodeUnexcluded}. */
public record SparkListenerNodeUnblacklisted(long time, String hostId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerNodeUnblacklisted apply(long time, String hostId) {
    return new SparkListenerNodeUnblacklisted(time, hostId);
  }

  public SparkListenerNodeUnblacklisted copy(long time, String hostId) {
    return new SparkListenerNodeUnblacklisted(time, hostId);
  }
}
