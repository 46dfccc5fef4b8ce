package org.minispark;

/**
 * Places a key by its {@code hashCode}, modulo the number of partitions; null goes to partition 0.
 *
 * <p>Not for arrays: theirs hash by identity, so equal arrays would land apart.
 */
public class HashPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int partitions;

  /** Fails with IllegalArgumentException for a negative number of partitions. */
  public HashPartitioner(int partitions) {
    if (partitions < 0) {
      throw new IllegalArgumentException(
          "requirement failed: Number of partitions (" + partitions + ") cannot be negative.");
    }
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    return key == null ? 0 : Math.floorMod(key.hashCode(), partitions);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HashPartitioner that && that.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
