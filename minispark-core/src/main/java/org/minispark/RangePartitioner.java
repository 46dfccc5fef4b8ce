package org.minispark;

import java.util.Comparator;
import java.util.List;

/**
 * Cuts sorted keys into ranges, one for each partition. Sorting makes it, from a sample of the
 * keys.
 *
 * @param <K> the keys
 * @param <V> the values beside them; only the type of the RDD that was sampled
 */
public class RangePartitioner<K, V> extends Partitioner {
  private static final long serialVersionUID = 1L;

  /** Up to this many bounds are tried one after the other: the first ones are near in memory. */
  private static final int MOST_TRIED_IN_ORDER = 128;

  private static final int SAMPLED_PER_PARTITION = 20;

  private final Object[] bounds;
  private final Comparator<? super K> order;
  private final boolean ascending;

  /**
   * @param bounds the last key of each range but the last, ascending in the order
   * @param ascending whether the first partition holds the smallest keys, else the largest
   */
  @SuppressWarnings("serial") // an order that cannot be serialized fails where it is used
  public RangePartitioner(List<K> bounds, Comparator<? super K> order, boolean ascending) {
    this.bounds = bounds.toArray();
    this.order = order;
    this.ascending = ascending;
  }

  /** How many keys are sampled for each partition to be made. */
  public int samplePointsPerPartitionHint() {
    return SAMPLED_PER_PARTITION;
  }

  @Override
  public int numPartitions() {
    return bounds.length + 1;
  }

  @Override
  public int getPartition(Object key) {
    @SuppressWarnings("unchecked") // keys of the RDD that this partitions
    int range = rangeOf((K) key);
    return ascending ? range : bounds.length - range;
  }

  private int rangeOf(K key) {
    return bounds.length <= MOST_TRIED_IN_ORDER ? tryInOrder(key) : search(key);
  }

  private int tryInOrder(K key) {
    int range = 0;
    while (range < bounds.length && order.compare(key, bound(range)) > 0) {
      range++;
    }
    return range;
  }

  /** The first bound that is not less than the key. */
  private int search(K key) {
    int low = 0;
    int high = bounds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(key, bound(middle)) > 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @SuppressWarnings("unchecked") // only keys were put in
  private K bound(int index) {
    return (K) bounds[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RangePartitioner<?, ?> that
        && java.util.Arrays.equals(bounds, that.bounds)
        && ascending == that.ascending;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (Object bound : bounds) {
      hash = 31 * hash + bound.hashCode();
    }
    return 31 * hash + Boolean.hashCode(ascending);
  }
}
