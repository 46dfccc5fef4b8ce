package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * The application ended.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerApplicationEnd(long time)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerApplicationEnd apply(long time) {
    return new SparkListenerApplicationEnd(time);
  }

  public SparkListenerApplicationEnd copy(long time) {
    return new SparkListenerApplicationEnd(time);
  }
}
