package org.minispark.engine.shuffle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minispark.Tuple2;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;

/** Writes records as they are, in each bucket in the order in which they came. */
final class ArrivalWriter<K, V> extends MapOutputWriter<K, V> {
  private static final long STEP = 1 << 20;
  private static final int PAIR_BYTES = 2 * Long.BYTES;
  private static final int MAX_PAIRS = 1 << 28;

  private final BucketSort buckets;
  private final List<MapOutputFiles.Written> parts = new ArrayList<>();
  private final long runSize;
  private Object[] pairs = new Object[128];
  private int[] bucketOf = new int[64];
  private int count;
  private long bytes;
  private long acquired;
  private long nextStep;
  private long records;
  private boolean shareable;

  ArrivalWriter(
      Workspace workspace,
      MapOutputStore store,
      ShuffleDataBlockId id,
      BucketSort buckets,
      boolean handover) {
    super(workspace, store, id);
    this.buckets = buckets;
    this.shareable = handover;
    this.runSize = workspace.runSize();
    this.nextStep = Math.min(STEP, runSize);
  }

  @Override
  public void accept(Tuple2<K, V> tuple) {
    K key = tuple._1;
    V value = tuple._2;
    if (count == bucketOf.length) {
      grow();
    }
    bucketOf[count] = buckets.bucketOf(key);
    pairs[2 * count] = key;
    pairs[2 * count + 1] = value;
    count++;
    shareable = shareable && isShareable(key) && isShareable(value);
    bytes += PAIR_BYTES + RecordSize.of(key) + RecordSize.of(value);
    if (bytes >= nextStep || count == MAX_PAIRS) {
      step();
    }
  }

  private void grow() {
    pairs = Arrays.copyOf(pairs, 2 * pairs.length);
    bucketOf = Arrays.copyOf(bucketOf, 2 * bucketOf.length);
  }

  /** Takes more memory or writes what there is; below the run size memory is never refused. */
  private void step() {
    if (count < MAX_PAIRS && mayGrow()) {
      acquired = bytes;
      nextStep = bytes < runSize ? Math.min(bytes + STEP, runSize) : bytes + STEP;
    } else {
      spill();
    }
  }

  /**
   * Beyond the run size it pays to hold on only to what may stay in memory as objects; the rest
   * will be written anyway, so it can as well be written now.
   */
  private boolean mayGrow() {
    if (bytes < runSize) {
      workspace.memory().forceAcquire(bytes - acquired);
      return true;
    }
    return shareable && workspace.memory().tryAcquire(bytes - acquired);
  }

  private void spill() {
    workspace.task().taskMetrics().incMemoryBytesSpilled(bytes);
    MapOutputFiles.Written part = store.files().write(workspace.newFile(), takeBuckets());
    workspace.spilledToDisk(part.sections().total());
    parts.add(part);
  }

  private Buckets takeBuckets() {
    Buckets ordered = buckets.byArrival(pairs, bucketOf, count);
    Arrays.fill(pairs, 0, 2 * count, null);
    records += count;
    count = 0;
    bytes = 0;
    workspace.memory().release(acquired);
    acquired = 0;
    nextStep = Math.min(STEP, runSize);
    return ordered;
  }

  @Override
  Sections commit() {
    if (!parts.isEmpty()) {
      return commitParts();
    }
    long size = bytes;
    Buckets ordered = takeBuckets();
    Sections kept = shareable ? keepInMemory(ordered, size) : null;
    return kept == null ? keepOnDisk(ordered) : kept;
  }

  private Sections commitParts() {
    long start = System.nanoTime();
    if (count > 0) {
      parts.add(store.files().write(workspace.newFile(), takeBuckets()));
    }
    return keepOnDisk(store.files().join(parts, workspace), records, start);
  }
}
