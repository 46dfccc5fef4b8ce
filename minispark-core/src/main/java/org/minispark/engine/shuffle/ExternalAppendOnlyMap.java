package org.minispark.engine.shuffle;

import java.util.Arrays;
import java.util.Iterator;
import org.minispark.Aggregator;
import org.minispark.Tuple2;
import org.minispark.engine.base.EngineIterator;

/**
 * Combines values by key, however many keys there are: what does not fit goes to disk. As long as
 * no run is cut it is read in the order of Spark's hash map, otherwise by the hash of the keys.
 *
 * <p>Fill it, then ask for the {@link #iterator} once.
 *
 * @param <K> keys
 * @param <V> values to combine
 * @param <C> combined values
 */
public final class ExternalAppendOnlyMap<K, V, C> {
  private final Workspace workspace;
  private final CombiningRuns runs;

  /** Combines plain values. */
  public ExternalAppendOnlyMap(Aggregator<K, V, C> aggregator, Workspace workspace) {
    this(Combiner.ofValues(aggregator), workspace);
  }

  ExternalAppendOnlyMap(Combiner combiner, Workspace workspace) {
    this.workspace = workspace;
    this.runs = new CombiningRuns(workspace, combiner, ExternalAppendOnlyMap::byHash);
  }

  /** Adds one value. */
  public void insert(K key, V value) {
    workspace.countRecord();
    runs.accept(key, value);
  }

  /** Adds all values; all are combined when this returns. */
  public void insertAll(Iterator<? extends Tuple2<K, V>> records) {
    records.forEachRemaining(record -> insert(record._1, record._2));
    runs.settle();
  }

  /** Adds all values of pairs, which look after cancellation themselves. */
  void insertAll(Pairs pairs) {
    pairs.pushTo(runs);
  }

  /** All keys with their combined values. */
  public EngineIterator<Tuple2<K, C>> iterator() {
    return new TupleIterator<>(pairs());
  }

  /** The same without tuples. */
  Pairs pairs() {
    if (runs.isWhole()) {
      AppendOnlyMap map = runs.map();
      return Buckets.ofOne(map, map.entriesBySlot()).all();
    }
    HashMerge merge = runs.merge();
    merge.select(0);
    return merge;
  }

  private static Buckets byHash(AppendOnlyMap map) {
    int[] entries = map.entriesBySlot();
    int[] hashes = map.hashes();
    long[] order = new long[entries.length];
    for (int i = 0; i < entries.length; i++) {
      order[i] = (long) hashes[entries[i]] << 32 | i;
    }
    Arrays.sort(order);
    int[] sorted = new int[entries.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = entries[(int) order[i]];
    }
    return Buckets.ofOne(map, sorted);
  }
}
