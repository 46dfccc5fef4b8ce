package org.minispark.rdd;

import org.minispark.Partition;

/** A partition that is nothing but its place. */
record IndexedPartition(int index) implements Partition {
  private static final long serialVersionUID = 1L;

  /** Partitions 0 to {@code count - 1}. */
  static Partition[] range(int count) {
    Partition[] partitions = new Partition[count];
    for (int i = 0; i < count; i++) {
      partitions[i] = new IndexedPartition(i);
    }
    return partitions;
  }
}
