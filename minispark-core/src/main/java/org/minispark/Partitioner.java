package org.minispark;

import java.io.Serializable;

/**
 * Says which partition of a keyed RDD holds a key.
 *
 * <p>Must be deterministic: the same key always gets the same partition. Partitioners that place
 * every key alike should be {@code equals}, because joins of RDDs with equal partitioners need no
 * shuffle.
 */
public abstract class Partitioner implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How many partitions there are. */
  public abstract int numPartitions();

  /** The partition of a key, from 0 to {@link #numPartitions()} - 1. */
  public abstract int getPartition(Object key);
}
