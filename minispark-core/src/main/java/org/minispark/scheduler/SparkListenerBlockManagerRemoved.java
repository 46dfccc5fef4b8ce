package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;
import org.minispark.storage.BlockManagerId;

/**
 * A process holds blocks no more.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerBlockManagerRemoved(long time, BlockManagerId blockManagerId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerBlockManagerRemoved apply(long time, BlockManagerId blockManagerId) {
    return new SparkListenerBlockManagerRemoved(time, blockManagerId);
  }

  public SparkListenerBlockManagerRemoved copy(long time, BlockManagerId blockManagerId) {
    return new SparkListenerBlockManagerRemoved(time, blockManagerId);
  }
}
