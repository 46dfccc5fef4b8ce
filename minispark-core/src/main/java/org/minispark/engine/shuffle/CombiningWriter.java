package org.minispark.engine.shuffle;

import org.minispark.Aggregator;
import org.minispark.Tuple2;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;

/** Combines the values of each key, then writes the keys in each bucket by their hash. */
final class CombiningWriter<K, V> extends MapOutputWriter<K, V> {
  private final CombiningRuns runs;
  private final BucketSort buckets;
  private final boolean handover;

  CombiningWriter(
      Workspace workspace,
      MapOutputStore store,
      ShuffleDataBlockId id,
      BucketSort buckets,
      Aggregator<K, V, ?> aggregator,
      boolean handover) {
    super(workspace, store, id);
    this.buckets = buckets;
    this.handover = handover;
    this.runs = new CombiningRuns(workspace, Combiner.ofValues(aggregator), buckets::byHash);
  }

  @Override
  public void accept(Tuple2<K, V> tuple) {
    runs.accept(tuple._1, tuple._2);
  }

  @Override
  Sections commit() {
    if (runs.isWhole()) {
      return keep(buckets.byHash(runs.map()), runs.bytes());
    }
    long bytes = runs.totalBytes();
    HashMerge merge = runs.merge();
    return handover && !runs.isOnDisk() ? keep(inMemory(merge), bytes) : keepOnDisk(merge);
  }

  private static Buckets inMemory(HashMerge merge) {
    BucketsBuilder merged = new BucketsBuilder(1024);
    merge.mergeInto(merged);
    return merged.build();
  }

  private Sections keepOnDisk(HashMerge merge) {
    long start = System.nanoTime();
    try (BucketFile file = store.files().create(workspace.newFile())) {
      long records = merge.mergeInto(file);
      return keepOnDisk(
          new MapOutputFiles.Written(file.path(), file.finishBuckets()), records, start);
    }
  }

  private Sections keep(Buckets ordered, long bytes) {
    runs.releaseMemory();
    Sections kept = handover && isShareable(ordered) ? keepInMemory(ordered, bytes) : null;
    return kept == null ? keepOnDisk(ordered) : kept;
  }

  private boolean isShareable(Buckets ordered) {
    for (int pair = 0; pair < ordered.size(); pair++) {
      if (!isShareable(ordered.key(pair)) || !isShareable(ordered.value(pair))) {
        return false;
      }
    }
    return true;
  }
}
