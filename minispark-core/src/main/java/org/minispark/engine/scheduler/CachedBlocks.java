package org.minispark.engine.scheduler;

import java.util.List;
import org.minispark.storage.BlockManagerId;

/** What the scheduler needs of the driver's knowledge of blocks: where cached partitions are. */
public interface CachedBlocks {
  /** Who holds a partition of a persisted RDD; empty when nobody. */
  List<BlockManagerId> locations(int rddId, int partition);

  /** All that an executor held is gone. */
  void executorLost(String executorId);
}
