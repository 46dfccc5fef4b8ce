package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** The first line of an event log; listeners never hear it. */
public record SparkListenerLogStart(String sparkVersion)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerLogStart apply(String sparkVersion) {
    return new SparkListenerLogStart(sparkVersion);
  }

  public SparkListenerLogStart copy(String sparkVersion) {
    return new SparkListenerLogStart(sparkVersion);
  }
}
