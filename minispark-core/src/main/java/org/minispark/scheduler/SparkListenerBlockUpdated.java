package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;
import org.minispark.storage.BlockUpdatedInfo;

/** A block came, moved between memory and disk, or went. */
public record SparkListenerBlockUpdated(BlockUpdatedInfo blockUpdatedInfo)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerBlockUpdated apply(BlockUpdatedInfo blockUpdatedInfo) {
    return new SparkListenerBlockUpdated(blockUpdatedInfo);
  }

  public SparkListenerBlockUpdated copy(BlockUpdatedInfo blockUpdatedInfo) {
    return new SparkListenerBlockUpdated(blockUpdatedInfo);
  }
}
