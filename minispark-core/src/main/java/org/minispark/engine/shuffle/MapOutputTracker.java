package org.minispark.engine.shuffle;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.minispark.storage.BlockManagerId;

/**
 * Where the map outputs of all shuffles are: the driver's side. The scheduler writes, tasks read at
 * the same time from any thread; each reader gets one consistent state of a shuffle.
 */
public final class MapOutputTracker implements MapOutputs {
  private final Map<Integer, ShuffleOutputs> shuffles = new ConcurrentHashMap<>();
  private final AtomicLong epoch = new AtomicLong();

  /**
   * A shuffle whose map outputs will come.
   *
   * @throws IllegalArgumentException if it is known already
   */
  public void registerShuffle(int shuffleId, int numMaps, int numPartitions) {
    if (shuffles.putIfAbsent(shuffleId, new ShuffleOutputs(numMaps, numPartitions)) != null) {
      throw new IllegalArgumentException("Shuffle ID " + shuffleId + " registered twice");
    }
  }

  public boolean containsShuffle(int shuffleId) {
    return shuffles.containsKey(shuffleId);
  }

  /** A map task has finished; a later output of the same map replaces an earlier one. */
  public void registerMapOutput(int shuffleId, int mapIndex, MapStatus status) {
    outputs(shuffleId).set(mapIndex, status);
  }

  /** What a map task has made is now at another place; false if it is not known any more. */
  public boolean moveMapOutput(int shuffleId, long mapId, BlockManagerId place) {
    ShuffleOutputs outputs = shuffles.get(shuffleId);
    boolean moved = outputs != null && outputs.move(mapId, place);
    epoch.addAndGet(moved ? 1 : 0);
    return moved;
  }

  /** Forgets one map output, if it still is the one at {@code location}. */
  public void unregisterMapOutput(int shuffleId, int mapIndex, BlockManagerId location) {
    ShuffleOutputs outputs = shuffles.get(shuffleId);
    if (outputs != null && outputs.removeAt(mapIndex, location)) {
      epoch.incrementAndGet();
    }
  }

  /** Forgets all outputs of a shuffle, which stays registered. */
  public void unregisterAllMapOutputs(int shuffleId) {
    ShuffleOutputs outputs = shuffles.get(shuffleId);
    if (outputs != null) {
      outputs.removeIf(location -> true);
      epoch.incrementAndGet();
    }
  }

  /** Forgets all that an executor held. */
  public void removeOutputsOnExecutor(String executorId) {
    for (ShuffleOutputs outputs : shuffles.values()) {
      outputs.removeIf(location -> location.executorId().equals(executorId));
    }
    epoch.incrementAndGet();
  }

  /** Forgets a shuffle altogether. */
  public void unregisterShuffle(int shuffleId) {
    shuffles.remove(shuffleId);
  }

  /** The map partitions without output, ascending; all of them if the shuffle has none yet. */
  public List<Integer> missingPartitions(int shuffleId) {
    return outputs(shuffleId).missing();
  }

  /** Rises whenever an output was lost or moved: what was asked before then may be out of date. */
  public long epoch() {
    return epoch.get();
  }

  /**
   * {@inheritDoc}
   *
   * <p>The array is shared: do not change it.
   */
  @Override
  public MapStatus[] statuses(int shuffleId, int reduceId) {
    ShuffleOutputs outputs = shuffles.get(shuffleId);
    if (outputs == null) {
      throw new MetadataFetchFailedException(shuffleId, -1, reduceId);
    }
    MapStatus[] statuses = outputs.statuses();
    for (int map = 0; map < statuses.length; map++) {
      if (statuses[map] == null) {
        throw new MetadataFetchFailedException(shuffleId, map, reduceId);
      }
    }
    return statuses;
  }

  /** The {@link LargeHolders} of a reducer's input. */
  public List<BlockManagerId> preferredLocations(int shuffleId, int reduceId) {
    ShuffleOutputs outputs = shuffles.get(shuffleId);
    return outputs == null
        ? List.of()
        : LargeHolders.of(outputs.statuses(), outputs.numPartitions, reduceId);
  }

  private ShuffleOutputs outputs(int shuffleId) {
    ShuffleOutputs outputs = shuffles.get(shuffleId);
    if (outputs == null) {
      throw new IllegalArgumentException("Shuffle ID " + shuffleId + " is not registered");
    }
    return outputs;
  }
}
