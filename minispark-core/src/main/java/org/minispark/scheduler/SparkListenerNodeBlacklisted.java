package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** The old name of {@link SparkListenerNodeExcluded}. */
public record SparkListenerNodeBlacklisted(long time, String hostId, int executorFailures)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerNodeBlacklisted apply(long time, String hostId, int executorFailures) {
    return new SparkListenerNodeBlacklisted(time, hostId, executorFailures);
  }

  public SparkListenerNodeBlacklisted copy(long time, String hostId, int executorFailures) {
    return new SparkListenerNodeBlacklisted(time, hostId, executorFailures);
  }
}
