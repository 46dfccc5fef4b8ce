package org.minispark.engine.storage;

import java.util.Optional;
import org.minispark.engine.storage.BlockId.BroadcastBlockId;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.BlockId.TaskResultBlockId;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** Tells the driver which blocks are here, and in what form. Thread-safe. */
final class BlockReports {
  private final BlockManagerId here;
  private final BlockManagerMaster master;
  private final MemoryStore memory;
  private final DiskStore disk;

  BlockReports(BlockManagerId here, BlockManagerMaster master, MemoryStore memory, DiskStore disk) {
    this.here = here;
    this.master = master;
    this.memory = memory;
    this.disk = disk;
  }

  /**
   * Tells where a block is now, or that it is gone.
   *
   * @param level at which it was stored
   */
  void tell(BlockId block, StorageLevel level) {
    if (!isOfInterest(block)) {
      return;
    }
    long memoryBytes = memory.bytesOf(block);
    boolean inMemory = memory.contains(block);
    Optional<DiskStore.Stored> stored = disk.find(block);
    StorageLevel now =
        inMemory || stored.isPresent()
            ? StorageLevel.apply(
                stored.isPresent(),
                inMemory,
                inMemory && level.deserialized(),
                Math.max(1, level.replication()))
            : StorageLevel.NONE();
    long diskBytes = stored.map(DiskStore.Stored::length).orElse(0L);
    master.updateBlock(here, block, now, memoryBytes, diskBytes);
  }

  private static boolean isOfInterest(BlockId block) {
    return block instanceof RDDBlockId
        || block instanceof TaskResultBlockId
        || block instanceof BroadcastBlockId broadcast && !broadcast.field().isEmpty();
  }
}
