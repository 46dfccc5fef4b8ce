package org.minispark.storage;

import java.io.Serializable;
import org.minispark.Product;

/**
 * Where a block is now.
 *
 * @param storageLevel where it is kept; invalid if it is gone
 * @param memSize its bytes in memory
 * @param diskSize its bytes on disk
 */
public record BlockUpdatedInfo(
    BlockManagerId blockManagerId,
    BlockId blockId,
    StorageLevel storageLevel,
    long memSize,
    long diskSize)
    implements Product, Serializable {
  private static final long serialVersionUID = 1L;

  public BlockUpdatedInfo copy(
      BlockManagerId blockManagerId,
      BlockId blockId,
      StorageLevel storageLevel,
      long memSize,
      long diskSize) {
    return new BlockUpdatedInfo(blockManagerId, blockId, storageLevel, memSize, diskSize);
  }
}
