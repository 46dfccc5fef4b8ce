package org.minispark.engine.shuffle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.storage.BlockManagerId;

/** Who holds so much of what a reducer reads that it is worth going there. */
final class LargeHolders {
  /** A holder must have this part of the reducer's input. */
  private static final double PREFERRED_FRACTION = 0.2;

  /** Above so many maps or reducers, nobody asks: it would cost more than it brings. */
  private static final int PREFERENCES_BELOW = 1000;

  private LargeHolders() {}

  /** In order of the first map each holds; {@code statuses} may have gaps. */
  static List<BlockManagerId> of(MapStatus[] statuses, int numPartitions, int reduceId) {
    if (statuses.length >= PREFERENCES_BELOW || numPartitions >= PREFERENCES_BELOW) {
      return List.of();
    }
    Map<BlockManagerId, Long> bytes = new LinkedHashMap<>();
    long total = 0;
    for (MapStatus status : statuses) {
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
}
