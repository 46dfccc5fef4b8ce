package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.storage.BlockManagerId;

/** Map outputs as a plain table. */
final class TestingMapOutputs implements MapOutputLedger {
  private final Map<Integer, MapStatus[]> byShuffle = new HashMap<>();
  private List<BlockManagerId> preferred = List.of();

  @Override
  public void registerShuffle(int shuffleId, int numMaps, int numPartitions) {
    byShuffle.putIfAbsent(shuffleId, new MapStatus[numMaps]);
  }

  @Override
  public void registerMapOutput(int shuffleId, int mapIndex, MapStatus status) {
    byShuffle.get(shuffleId)[mapIndex] = status;
  }

  @Override
  public void unregisterMapOutput(int shuffleId, int mapIndex, BlockManagerId location) {
    MapStatus status = byShuffle.get(shuffleId)[mapIndex];
    if (status != null && status.location().equals(location)) {
      byShuffle.get(shuffleId)[mapIndex] = null;
    }
  }

  @Override
  public void unregisterAllMapOutputs(int shuffleId) {
    byShuffle.put(shuffleId, new MapStatus[byShuffle.get(shuffleId).length]);
  }

  @Override
  public void removeOutputsOnExecutor(String executorId) {
    for (MapStatus[] statuses : byShuffle.values()) {
      for (int i = 0; i < statuses.length; i++) {
        if (statuses[i] != null && statuses[i].location().executorId().equals(executorId)) {
          statuses[i] = null;
        }
      }
    }
  }

  @Override
  public int[] missing(int shuffleId) {
    MapStatus[] statuses = byShuffle.get(shuffleId);
    return IntStream.range(0, statuses.length).filter(i -> statuses[i] == null).toArray();
  }

  @Override
  public boolean isComplete(int shuffleId) {
    return missing(shuffleId).length == 0;
  }

  @Override
  public List<BlockManagerId> preferredLocations(int shuffleId, int reduceId) {
    return preferred;
  }

  /** From now on, all reduce partitions are best read there. */
  void preferAll(BlockManagerId holder) {
    preferred = List.of(holder);
  }

  MapStatus status(int shuffleId, int mapIndex) {
    return byShuffle.get(shuffleId)[mapIndex];
  }
}
