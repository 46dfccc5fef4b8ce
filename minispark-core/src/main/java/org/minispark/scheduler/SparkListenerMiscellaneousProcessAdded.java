package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * A process beside driver and executors belongs to the application.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerMiscellaneousProcessAdded(
    long time, String processId, MiscellaneousProcessDetails info)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerMiscellaneousProcessAdded apply(
      long time, String processId, MiscellaneousProcessDetails info) {
    return new SparkListenerMiscellaneousProcessAdded(time, processId, info);
  }

  public SparkListenerMiscellaneousProcessAdded copy(
      long time, String processId, MiscellaneousProcessDetails info) {
    return new SparkListenerMiscellaneousProcessAdded(time, processId, info);
  }
}
