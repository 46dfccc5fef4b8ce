package org.minispark.cluster.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.minispark.cluster.protocol.Launch.Binary;
import org.minispark.cluster.protocol.Payload;
import org.minispark.engine.task.StageBinary;

/**
 * The stages' binaries as bytes, each made once, as long as anybody may run tasks of the stage.
 * Thread-safe.
 */
final class StageBinaries {
  private final Map<StageBinary, Binary> bytes = new WeakHashMap<>();
  private long nextId;

  /**
   * The bytes of a stage's binary.
   *
   * @throws org.minispark.SparkException unchecked, "Task not serializable"
   */
  synchronized Binary of(StageBinary binary) {
    Binary known = bytes.get(binary);
    if (known == null) {
      List<byte[]> parts = binary.toBytes();
      known = new Binary(nextId++, Payload.of(parts.get(0)), Payload.of(parts.get(1)));
      bytes.put(binary, known);
    }
    return known;
  }

  /**
   * What one executor has of them. Driver and executor agree without a word: the driver tells with
   * each launch what comes and what goes.
   */
  static final class AtExecutor {
    private static final int MOST = 64;
    private static final long MOST_BYTES = 32L << 20;

    private final Map<Long, Long> sizes = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);
    private long total;

    /** Whether the executor has it already; from now on it does. */
    boolean has(Binary binary) {
      if (sizes.get(binary.id()) != null) {
        return true;
      }
      sizes.put(binary.id(), binary.size());
      total += binary.size();
      return false;
    }

    /** Those that were not used for longest, if there are too many: the executor drops them. */
    List<Long> takeExcess(List<Long> inUse) {
      List<Long> excess = new ArrayList<>();
      var oldest = sizes.entrySet().iterator();
      while ((sizes.size() > MOST || total > MOST_BYTES) && oldest.hasNext()) {
        var entry = oldest.next();
        if (!inUse.contains(entry.getKey())) {
          excess.add(entry.getKey());
          total -= entry.getValue();
          oldest.remove();
        }
      }
      return excess;
    }
  }
}
