package org.minispark.rdd;

import java.util.Locale;

/**
 * How much of a persisted RDD is kept.
 *
 * @param partitions how many of its partitions
 * @param memoryBytes bytes they take in memory
 * @param diskBytes bytes they take on disk
 */
public record CachedSize(int partitions, long memoryBytes, long diskBytes) {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  String describe() {
    return "CachedPartitions: "
        + partitions
        + "; MemorySize: "
        + size(memoryBytes)
        + "; DiskSize: "
        + size(diskBytes);
  }

  /** A unit is used from two of it on, as Spark writes sizes. */
  static String size(long bytes) {
    int unit = 0;
    double value = bytes;
    while (value >= 2048 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.US, "%.1f %s", value, UNITS[unit]);
  }
}
