package org.minispark.engine.memory;

import org.minispark.SparkConf;

/**
 * How large the region is and how much of it storage may keep.
 *
 * @param total bytes shared by execution and storage
 * @param storageFloor bytes of {@code total} that execution never takes from storage
 */
public record MemorySizes(long total, long storageFloor) {
  /** What the engine itself needs in a large heap, as in Spark. */
  private static final long MOST_RESERVED = 300L << 20;

  /** A small heap reserves this share instead, so that no heap is too small to start with. */
  private static final int RESERVED_SHARE = 8;

  public MemorySizes {
    if (total <= 0 || storageFloor < 0 || storageFloor > total) {
      throw new IllegalArgumentException(
          "Memory of " + total + " bytes with " + storageFloor + " for storage makes no sense");
    }
  }

  /**
   * The sizes for a heap of {@code heapBytes}: {@code spark.memory.fraction} (0.6) of what the
   * engine leaves of it, {@code spark.memory.storageFraction} (0.5) of that for storage.
   *
   * <p>The engine's reserve is 300 MB as in Spark, or an eighth of a heap smaller than 2.4 GB.
   * {@code spark.memory.offHeap.*} is read and checked but gives no further memory: blocks of level
   * {@code OFF_HEAP} are bytes in the heap, which the collector never walks.
   *
   * @throws IllegalArgumentException naming the key, if a value is out of range
   */
  public static MemorySizes of(SparkConf conf, long heapBytes) {
    double fraction = share(conf, "spark.memory.fraction", 0.6);
    double storageFraction = share(conf, "spark.memory.storageFraction", 0.5);
    checkOffHeap(conf);
    long reserved = Math.min(MOST_RESERVED, heapBytes / RESERVED_SHARE);
    long total = Math.max(1, (long) ((heapBytes - reserved) * fraction));
    return new MemorySizes(total, (long) (total * storageFraction));
  }

  private static double share(SparkConf conf, String key, double defaultValue) {
    double value = conf.getDouble(key, defaultValue);
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(key + " must be between 0 and 1, but is " + value);
    }
    return value;
  }

  private static void checkOffHeap(SparkConf conf) {
    boolean enabled = conf.getBoolean("spark.memory.offHeap.enabled", false);
    if (enabled && conf.getSizeAsBytes("spark.memory.offHeap.size", 0) <= 0) {
      throw new IllegalArgumentException(
          "spark.memory.offHeap.size must be > 0 when spark.memory.offHeap.enabled == true");
    }
  }
}
