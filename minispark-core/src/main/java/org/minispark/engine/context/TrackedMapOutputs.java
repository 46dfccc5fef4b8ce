package org.minispark.engine.context;

import java.util.List;
import org.minispark.engine.scheduler.MapOutputLedger;
import org.minispark.engine.shuffle.MapOutputTracker;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.storage.BlockManagerId;

/** What the scheduler asks about map outputs, answered by the driver's tracker. */
public record TrackedMapOutputs(MapOutputTracker tracker) implements MapOutputLedger {
  @Override
  public void registerShuffle(int shuffleId, int numMaps, int numPartitions) {
    if (!tracker.containsShuffle(shuffleId)) {
      tracker.registerShuffle(shuffleId, numMaps, numPartitions);
    }
  }

  @Override
  public void registerMapOutput(int shuffleId, int mapIndex, MapStatus status) {
    tracker.registerMapOutput(shuffleId, mapIndex, status);
  }

  @Override
  public void unregisterMapOutput(int shuffleId, int mapIndex, BlockManagerId location) {
    tracker.unregisterMapOutput(shuffleId, mapIndex, location);
  }

  @Override
  public void unregisterAllMapOutputs(int shuffleId) {
    tracker.unregisterAllMapOutputs(shuffleId);
  }

  @Override
  public void removeOutputsOnExecutor(String executorId) {
    tracker.removeOutputsOnExecutor(executorId);
  }

  @Override
  public int[] missing(int shuffleId) {
    return tracker.missingPartitions(shuffleId).stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public List<BlockManagerId> preferredLocations(int shuffleId, int reduceId) {
    return tracker.preferredLocations(shuffleId, reduceId);
  }

  @Override
  public boolean isComplete(int shuffleId) {
    return tracker.missingPartitions(shuffleId).isEmpty();
  }
}
