package org.minispark.engine.storage;

import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** Hears on the driver what happens to blocks. Called from any thread, without locks held. */
public interface StorageListener {
  /** Hears nothing. */
  StorageListener NONE = new StorageListener() {};

  default void blockManagerAdded(BlockManagerId id, long maxMemory) {}

  default void blockManagerRemoved(BlockManagerId id) {}

  /** Where the block now is at that holder; {@link StorageLevel#NONE} when it is gone. */
  default void blockUpdated(
      BlockManagerId holder, BlockId block, StorageLevel level, long memoryBytes, long diskBytes) {}
}
