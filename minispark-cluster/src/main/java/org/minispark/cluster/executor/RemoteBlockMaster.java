package org.minispark.cluster.executor;

import java.util.List;
import org.minispark.cluster.protocol.BlockMessages.BlockUpdate;
import org.minispark.cluster.protocol.BlockMessages.FindPeers;
import org.minispark.cluster.protocol.BlockMessages.LocateBlock;
import org.minispark.engine.storage.BlockHolder;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockManagerMaster;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** The driver's knowledge of blocks, told and asked by messages. */
final class RemoteBlockMaster implements BlockManagerMaster {
  private final DriverLine driver;
  private long maxMemory;

  RemoteBlockMaster(DriverLine driver) {
    this.driver = driver;
  }

  /** The driver hears of it when the executor is ready. */
  @Override
  public void registerBlockManager(BlockManagerId id, long maxBytes, BlockHolder holder) {
    maxMemory = maxBytes;
  }

  /** Bytes of blocks that this process may keep in memory. */
  long maxMemory() {
    return maxMemory;
  }

  @Override
  public void updateBlock(
      BlockManagerId holder, BlockId block, StorageLevel level, long memoryBytes, long diskBytes) {
    driver.tell(new BlockUpdate(block, level, memoryBytes, diskBytes));
  }

  @Override
  public List<BlockManagerId> locations(BlockId block) {
    return driver.await(new LocateBlock(block)).holders();
  }

  @Override
  public List<BlockManagerId> peers(BlockManagerId holder) {
    return driver.await(new FindPeers()).holders();
  }
}
