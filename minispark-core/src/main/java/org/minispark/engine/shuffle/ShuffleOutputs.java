package org.minispark.engine.shuffle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.minispark.storage.BlockManagerId;

/** The map outputs of one shuffle, as far as they are there. Thread-safe. */
final class ShuffleOutputs {
  final int numPartitions;
  private final MapStatus[] current;
  private int available;

  /** What readers have seen: never changed, made anew after a change. */
  private MapStatus[] snapshot;

  ShuffleOutputs(int numMaps, int numPartitions) {
    this.current = new MapStatus[numMaps];
    this.numPartitions = numPartitions;
  }

  synchronized void set(int mapIndex, MapStatus status) {
    available += current[mapIndex] == null ? 1 : 0;
    current[mapIndex] = status;
    snapshot = null;
  }

  synchronized boolean move(long mapId, BlockManagerId place) {
    for (int map = 0; map < current.length; map++) {
      if (current[map] != null && current[map].mapId() == mapId) {
        set(map, current[map].at(place));
        return true;
      }
    }
    return false;
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

  synchronized MapStatus[] statuses() {
    if (snapshot == null) {
      snapshot = current.clone();
    }
    return snapshot;
  }
}
