package org.minispark.engine.scheduler;

import java.util.List;
import java.util.Map;
import org.minispark.storage.BlockManagerId;

/** Cached partitions as a plain table, by "rdd/partition". */
record TestingCachedBlocks(Map<String, List<BlockManagerId>> holders) implements CachedBlocks {
  @Override
  public List<BlockManagerId> locations(int rddId, int partition) {
    return holders.getOrDefault(rddId + "/" + partition, List.of());
  }

  @Override
  public void executorLost(String executorId) {
    holders.values().removeIf(at -> at.stream().anyMatch(id -> id.executorId().equals(executorId)));
  }
}
