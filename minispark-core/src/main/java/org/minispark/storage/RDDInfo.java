package org.minispark.storage;

import java.util.List;
import java.util.Locale;

/**
 * An RDD as events and status pages show it.
 *
 * @param parentIds the RDDs that it is made from
 * @param callSite the line that made it
 * @param numCachedPartitions partitions of which a block is stored
 * @param memSize bytes of its blocks in memory
 * @param diskSize bytes of its blocks on disk
 */
public record RDDInfo(
    int id,
    String name,
    int numPartitions,
    StorageLevel storageLevel,
    boolean isBarrier,
    List<Integer> parentIds,
    String callSite,
    int numCachedPartitions,
    long memSize,
    long diskSize)
    implements Comparable<RDDInfo> {
  /** An RDD of which nothing is stored. */
  public RDDInfo(
      int id,
      String name,
      int numPartitions,
      StorageLevel storageLevel,
      boolean isBarrier,
      List<Integer> parentIds,
      String callSite) {
    this(id, name, numPartitions, storageLevel, isBarrier, parentIds, callSite, 0, 0, 0);
  }

  /** This RDD with what is stored of it. */
  public RDDInfo stored(int cachedPartitions, long bytesInMemory, long bytesOnDisk) {
    return new RDDInfo(
        id,
        name,
        numPartitions,
        storageLevel,
        isBarrier,
        parentIds,
        callSite,
        cachedPartitions,
        bytesInMemory,
        bytesOnDisk);
  }

  /** Whether anything of it is stored. */
  public boolean isCached() {
    return memSize + diskSize > 0 && numCachedPartitions > 0;
  }

  /** By id, which is the order in which a program makes its RDDs. */
  @Override
  public int compareTo(RDDInfo other) {
    return Integer.compare(id, other.id);
  }

  /** By id too: Scala's name for it. */
  public int compare(RDDInfo other) {
    return compareTo(other);
  }

  @Override
  public String toString() {
    return ("RDD \"%s\" (%d) StorageLevel: %s; CachedPartitions: %d; TotalPartitions: %d;"
            + " MemorySize: %s; DiskSize: %s")
        .formatted(
            name,
            id,
            storageLevel,
            numCachedPartitions,
            numPartitions,
            inBinaryUnits(memSize),
            inBinaryUnits(diskSize));
  }

  /** The size in the largest unit of which there are at least two. */
  private static String inBinaryUnits(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    int unit = 0;
    double size = bytes;
    while (size >= 2 * 1024 && unit < units.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.US, "%.1f %s", size, units[unit]);
  }
}
