package org.minispark.cluster.simulation;

import java.util.List;
import org.minispark.engine.scheduler.CachedBlocks;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.storage.BlockManagerId;

/** The driver's cached partitions for its scheduler, as in a program. */
record TrackedPartitions(DriverBlockManagerMaster master) implements CachedBlocks {
  @Override
  public List<BlockManagerId> locations(int rddId, int partition) {
    return master.locations(new RDDBlockId(rddId, partition));
  }

  @Override
  public void executorLost(String executorId) {
    master.removeExecutor(executorId);
  }
}
