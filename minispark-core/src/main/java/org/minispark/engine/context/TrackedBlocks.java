package org.minispark.engine.context;

import java.util.List;
import org.minispark.engine.scheduler.CachedBlocks;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.storage.BlockManagerId;

/** What the scheduler asks about cached partitions, answered by the driver's block master. */
record TrackedBlocks(DriverBlockManagerMaster master) implements CachedBlocks {
  @Override
  public List<BlockManagerId> locations(int rddId, int partition) {
    return master.locations(new RDDBlockId(rddId, partition));
  }

  @Override
  public void executorLost(String executorId) {
    master.removeExecutor(executorId);
  }
}
