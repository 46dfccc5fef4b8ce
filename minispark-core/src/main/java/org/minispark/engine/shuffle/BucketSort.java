package org.minispark.engine.shuffle;

import java.util.Arrays;
import org.minispark.Partitioner;
import org.minispark.Tuple2;

/** Orders pairs by the bucket of their keys: by counting, without comparing keys. */
final class BucketSort {
  private final Partitioner partitioner;
  private final int numPartitions;

  BucketSort(Partitioner partitioner, int numPartitions) {
    this.partitioner = partitioner;
    this.numPartitions = numPartitions;
  }

  /** The bucket of a key, which must exist. */
  int bucketOf(Object key) {
    int bucket = partitioner.getPartition(key);
    if (bucket < 0 || bucket >= numPartitions) {
      throw new ArrayIndexOutOfBoundsException(
          partitioner.getClass().getName()
              + " puts key "
              + key
              + " into partition "
              + bucket
              + " of "
              + numPartitions);
    }
    return bucket;
  }

  /**
   * The first {@code count} pairs, by bucket and within a bucket in the order in which they stand.
   *
   * @param bucketOf the bucket of each pair
   */
  Buckets byArrival(Object[] pairs, int[] bucketOf, int count) {
    int[] starts = starts(bucketOf, count);
    Sections sections = sections(starts);
    Object[] ordered = new Object[2 * count];
    for (int i = 0; i < count; i++) {
      int place = 2 * starts[bucketOf[i]]++;
      ordered[place] = pairs[2 * i];
      ordered[place + 1] = pairs[2 * i + 1];
    }
    return new Buckets(ordered, sections);
  }

  /**
   * The pairs of a map, by bucket and within a bucket by the hash of the key; equal hashes in the
   * order of the slots that Spark's map of (bucket, key) would have given them.
   */
  Buckets byHash(AppendOnlyMap map) {
    int count = map.size();
    int[] bucketOf = new int[count];
    for (int entry = 0; entry < count; entry++) {
      bucketOf[entry] = bucketOf(map.key(entry));
    }
    int[] starts = starts(bucketOf, count);
    Sections sections = sections(starts);
    long[] order = orderByHash(map, bucketOf, starts, sections);
    Object[] ordered = new Object[2 * count];
    for (int i = 0; i < count; i++) {
      int entry = (int) order[i];
      ordered[2 * i] = map.key(entry);
      ordered[2 * i + 1] = map.value(entry);
    }
    return new Buckets(ordered, sections);
  }

  /** Per place the hash (shifted to sort as a signed int) above the entry. */
  private long[] orderByHash(AppendOnlyMap map, int[] bucketOf, int[] starts, Sections sections) {
    int[] hashes = map.hashes();
    long[] order = new long[hashes.length];
    for (int entry = 0; entry < hashes.length; entry++) {
      order[starts[bucketOf[entry]]++] = (long) hashes[entry] << 32 | entry;
    }
    boolean ties = false;
    for (int place = 0; place < sections.count(); place++) {
      int start = (int) sections.start(place);
      int end = (int) sections.end(place);
      Arrays.sort(order, start, end);
      ties |= hasTies(order, start, end);
    }
    if (ties) {
      orderTies(order, slots(map, bucketOf), sections);
    }
    return order;
  }

  private static boolean hasTies(long[] order, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (order[i] >> 32 == order[i - 1] >> 32) {
        return true;
      }
    }
    return false;
  }

  private static int[] slots(AppendOnlyMap map, int[] bucketOf) {
    int[] hashes = new int[bucketOf.length];
    for (int entry = 0; entry < hashes.length; entry++) {
      hashes[entry] = new Tuple2<>(bucketOf[entry], map.key(entry)).hashCode();
    }
    return SlotOrder.slotsOf(hashes);
  }

  private static void orderTies(long[] order, int[] slots, Sections sections) {
    for (int place = 0; place < sections.count(); place++) {
      int end = (int) sections.end(place);
      int from = (int) sections.start(place);
      while (from < end) {
        int until = from + 1;
        while (until < end && order[until] >> 32 == order[from] >> 32) {
          until++;
        }
        if (until - from > 1) {
          orderBySlot(order, slots, from, until);
        }
        from = until;
      }
    }
  }

  private static void orderBySlot(long[] order, int[] slots, int from, int until) {
    for (int i = from; i < until; i++) {
      int entry = (int) order[i];
      order[i] = (long) slots[entry] << 32 | entry;
    }
    Arrays.sort(order, from, until);
  }

  private int[] starts(int[] bucketOf, int count) {
    int[] starts = new int[numPartitions + 1];
    for (int i = 0; i < count; i++) {
      starts[bucketOf[i] + 1]++;
    }
    for (int bucket = 0; bucket < numPartitions; bucket++) {
      starts[bucket + 1] += starts[bucket];
    }
    return starts;
  }

  private Sections sections(int[] starts) {
    Sections.Builder sections = new Sections.Builder();
    for (int bucket = 0; bucket < numPartitions; bucket++) {
      sections.add(bucket, starts[bucket + 1]);
    }
    return sections.build();
  }
}
