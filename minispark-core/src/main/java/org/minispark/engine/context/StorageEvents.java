package org.minispark.engine.context;

import org.minispark.api.java.Optional;
import org.minispark.engine.base.Clock;
import org.minispark.engine.scheduler.LiveListenerBus;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.StorageListener;
import org.minispark.scheduler.SparkListenerBlockManagerAdded;
import org.minispark.scheduler.SparkListenerBlockManagerRemoved;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.BlockUpdatedInfo;
import org.minispark.storage.RDDBlockId;
import org.minispark.storage.StorageLevel;

/** Tells listeners what happens to blocks. */
record StorageEvents(LiveListenerBus bus, Clock clock) implements StorageListener {
  @Override
  public void blockUpdated(
      BlockManagerId holder, BlockId block, StorageLevel level, long memoryBytes, long diskBytes) {
    bus.post(
        new SparkListenerBlockUpdated(
            new BlockUpdatedInfo(holder, named(block), level, memoryBytes, diskBytes)));
  }

  private static org.minispark.storage.BlockId named(BlockId block) {
    return block instanceof BlockId.RDDBlockId id
        ? new RDDBlockId(id.rddId(), id.partition())
        : org.minispark.storage.BlockId.apply(block.name());
  }

  @Override
  public void blockManagerAdded(BlockManagerId id, long maxMemory) {
    bus.post(
        new SparkListenerBlockManagerAdded(
            clock.timeMillis(), id, maxMemory, Optional.of(maxMemory), Optional.empty()));
  }

  @Override
  public void blockManagerRemoved(BlockManagerId id) {
    bus.post(new SparkListenerBlockManagerRemoved(clock.timeMillis(), id));
  }
}
