package org.minispark.engine.storage;

import java.util.List;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/**
 * What the driver knows of blocks: who holds which. Executors report to it and ask it; the local
 * implementation is a plain object, the cluster's a request to the driver.
 */
public interface BlockManagerMaster {
  /**
   * A block manager is up and may hold {@code maxMemory} bytes of blocks.
   *
   * @param holder how the driver tells it to drop blocks
   */
  void registerBlockManager(BlockManagerId id, long maxMemory, BlockHolder holder);

  /**
   * Tells where a block now lives at {@code holder}; {@link StorageLevel#NONE} says it is gone.
   *
   * @param memoryBytes bytes it takes in memory there
   * @param diskBytes bytes it takes on disk there
   */
  void updateBlock(
      BlockManagerId holder, BlockId block, StorageLevel level, long memoryBytes, long diskBytes);

  /** Who holds {@code block}, in order of registration; empty when nobody. */
  List<BlockManagerId> locations(BlockId block);

  /**
   * The executors that may take copies of {@code holder}'s blocks, beginning with the one that was
   * registered next after it. The driver takes none.
   */
  List<BlockManagerId> peers(BlockManagerId holder);
}
