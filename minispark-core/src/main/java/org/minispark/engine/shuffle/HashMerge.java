package org.minispark.engine.shuffle;

import java.util.Arrays;
import java.util.List;

/**
 * Merges runs that are sorted by the hash of their keys and combines the values of equal keys, in
 * the order of the runs. Keys of equal hash come out in order of their first appearance.
 */
final class HashMerge extends Pairs {
  private final Combiner combiner;
  private final Run.Reader[] runs;
  private final int[] heads;
  private final MergeHeap heap;

  // The keys of the current hash: rarely more than one.
  private Object[] keys = new Object[4];
  private Object[] values = new Object[4];
  private int count;
  private int emitted;

  HashMerge(List<Run> runs, Combiner combiner) {
    this.combiner = combiner;
    this.runs = runs.stream().map(Run::reader).toArray(Run.Reader[]::new);
    this.heads = new int[runs.size()];
    this.heap =
        new MergeHeap(runs.size()) {
          @Override
          boolean before(int a, int b) {
            return heads[a] < heads[b] || heads[a] == heads[b] && a < b;
          }
        };
  }

  /** Merges all buckets into a sink; returns how many pairs came out. */
  long mergeInto(BucketSink sink) {
    long pairs = 0;
    for (int bucket = upcoming(); bucket != Integer.MAX_VALUE; bucket = upcoming()) {
      sink.startBucket(bucket);
      select(bucket);
      while (next()) {
        sink.accept(key, value);
        pairs++;
      }
    }
    return pairs;
  }

  private int upcoming() {
    int bucket = Integer.MAX_VALUE;
    for (Run.Reader run : runs) {
      bucket = Math.min(bucket, run.upcoming());
    }
    return bucket;
  }

  /** Goes to a bucket; the one before must be read to its end. */
  void select(int bucket) {
    for (int i = 0; i < runs.length; i++) {
      runs[i].select(bucket);
      if (runs[i].next()) {
        heads[i] = hash(runs[i].key);
        heap.add(i);
      }
    }
  }

  @Override
  boolean next() {
    if (emitted == count && !nextHash()) {
      return false;
    }
    key = keys[emitted];
    value = values[emitted++];
    return true;
  }

  private boolean nextHash() {
    Arrays.fill(keys, 0, count, null);
    Arrays.fill(values, 0, count, null);
    count = 0;
    emitted = 0;
    if (heap.isEmpty()) {
      return false;
    }
    int hash = heads[heap.top()];
    do {
      Run.Reader run = runs[heap.top()];
      combine(run.key, run.value);
      if (run.next()) {
        heads[heap.top()] = hash(run.key);
        heap.updateTop();
      } else {
        heap.removeTop();
      }
    } while (!heap.isEmpty() && heads[heap.top()] == hash);
    return true;
  }

  private void combine(Object newKey, Object newValue) {
    for (int i = 0; i < count; i++) {
      if (newKey == null ? keys[i] == null : newKey.equals(keys[i])) {
        values[i] = combiner.merge(values[i], newValue);
        return;
      }
    }
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
    }
    keys[count] = newKey;
    values[count++] = newValue;
  }

  static int hash(Object key) {
    return key == null ? 0 : key.hashCode();
  }
}
