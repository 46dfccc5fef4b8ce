package org.minispark.engine.shuffle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.minispark.storage.BlockManagerId;

/**
 * Where the map outputs of all shuffles are: the driver's side. The scheduler writes, tasks read at
 * the same time from any thread; each reader gets one consistent state of a shuffle.
 */
public final class MapOutputTracker implements MapOutputs {
  /** A host must hold this part of a reducer's input to be worth going to. */
  private static final double PREFERRED_FRACTION = 0.2;

  /** Above so many maps or reducers, nobody asks: it would cost more than it brings. */
  private static final int PREFERENCES_BELOW = 1000;

  private final Map<Integer, Outputs> shuffles = new ConcurrentHashMap<>();
  private final AtomicLong epoch = new AtomicLong();

  /**
   * A shuffle whose map outputs will come.
   *
   * @throws IllegalArgumentException if it is known already
   */
  public void registerShuffle(int shuffleId, int numMaps, int numPartitions) {
    if (shuffles.putIfAbsent(shuffleId, new Outputs(numMaps, numPartitions)) != null) {
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

  /** Forgets one map output, if it still is the one at {@code location}. */
  public void unregisterMapOutput(int shuffleId, int mapIndex, BlockManagerId location) {
    Outputs outputs = shuffles.get(shuffleId);
    if (outputs != null && outputs.removeAt(mapIndex, location)) {
      epoch.incrementAndGet();
    }
  }

  /** Forgets all outputs of a shuffle, which stays registered. */
  public void unregisterAllMapOutputs(int shuffleId) {
    Outputs outputs = shuffles.get(shuffleId);
    if (outputs != null) {
      outputs.removeIf(location -> true);
      epoch.incrementAndGet();
    }
  }

  /** Forgets all that an executor held. */
  public void removeOutputsOnExecutor(String executorId) {
    for (Outputs outputs : shuffles.values()) {
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

  /** Rises whenever an output was lost: what was asked before then may be out of date. */
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
    Outputs outputs = shuffles.get(shuffleId);
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

  /**
   * The block managers that hold at least a fifth of a reducer's input, in order of the first map
   * each holds; none where there are 1000 maps or reducers, or more.
   */
  public List<BlockManagerId> preferredLocations(int shuffleId, int reduceId) {
    Outputs outputs = shuffles.get(shuffleId);
    if (outputs == null || outputs.isTooWideForPreferences()) {
      return List.of();
    }
    Map<BlockManagerId, Long> bytes = new LinkedHashMap<>();
    long total = 0;
    for (MapStatus status : outputs.statuses()) {
      long size = status == null ? 0 : status.sizeOf(reduceId);
      if (size > 0) {
        bytes.merge(status.location(), size, Long::sum);
        total += size;
      }
    }
    List<BlockManagerId> preferred = new ArrayList<>();
    for (Map.Entry<BlockManagerId, Long> held : bytes.entrySet()) {
      if (held.getValue() >= total * PREFERRED_FRACTION) {
        preferred.add(held.getKey());
      }
    }
    return preferred;
  }

  private Outputs outputs(int shuffleId) {
    Outputs outputs = shuffles.get(shuffleId);
    if (outputs == null) {
      throw new IllegalArgumentException("Shuffle ID " + shuffleId + " is not registered");
    }
    return outputs;
  }

  /** The outputs of one shuffle. */
  private static final class Outputs {
    final int numPartitions;
    private final MapStatus[] current;
    private int available;

    /** What readers have seen: never changed, made anew after a change. */
    private MapStatus[] snapshot;

    Outputs(int numMaps, int numPartitions) {
      this.current = new MapStatus[numMaps];
      this.numPartitions = numPartitions;
    }

    synchronized void set(int mapIndex, MapStatus status) {
      available += current[mapIndex] == null ? 1 : 0;
      current[mapIndex] = status;
      snapshot = null;
    }

    synchronized boolean removeAt(int mapIndex, BlockManagerId location) {
      MapStatus status = current[mapIndex];
      if (status == null || !status.location().equals(location)) {
        return false;
      }
      remove(mapIndex);
      return true;
    }

    synchronized void removeIf(Predicate<BlockManagerId> lost) {
      for (int map = 0; map < current.length; map++) {
        if (current[map] != null && lost.test(current[map].location())) {
          remove(map);
        }
      }
    }

    private void remove(int mapIndex) {
      current[mapIndex] = null;
      available--;
      snapshot = null;
    }

    synchronized List<Integer> missing() {
      List<Integer> missing = new ArrayList<>(current.length - available);
      for (int map = 0; map < current.length; map++) {
        if (current[map] == null) {
          missing.add(map);
        }
      }
      return missing;
    }

    boolean isTooWideForPreferences() {
      return current.length >= PREFERENCES_BELOW || numPartitions >= PREFERENCES_BELOW;
    }

    synchronized MapStatus[] statuses() {
      if (snapshot == null) {
        snapshot = current.clone();
      }
      return snapshot;
    }
  }
}
