package org.minispark.engine.scheduler;

import java.util.List;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.storage.BlockManagerId;

/** What the scheduler needs of the driver's knowledge of map outputs: which are there. */
public interface MapOutputLedger {
  /** Makes a shuffle known; nothing happens if it is. */
  void registerShuffle(int shuffleId, int numMaps, int numPartitions);

  /** A map output is there. */
  void registerMapOutput(int shuffleId, int mapIndex, MapStatus status);

  /** A map output could not be read; nothing happens unless it is the one at {@code location}. */
  void unregisterMapOutput(int shuffleId, int mapIndex, BlockManagerId location);

  /** None of a shuffle's outputs may be used any more. */
  void unregisterAllMapOutputs(int shuffleId);

  /** All that an executor had written is gone. */
  void removeOutputsOnExecutor(String executorId);

  /** The map partitions without output, ascending. */
  int[] missing(int shuffleId);

  /** Whether no output is missing. */
  boolean isComplete(int shuffleId);

  /** Who holds a large part of what a reduce partition reads; none if nobody stands out. */
  default List<BlockManagerId> preferredLocations(int shuffleId, int reduceId) {
    return List.of();
  }
}
