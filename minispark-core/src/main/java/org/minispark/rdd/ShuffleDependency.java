package org.minispark.rdd;

import org.minispark.Aggregator;
import org.minispark.Partitioner;
import org.minispark.Tuple2;
import org.minispark.engine.serializer.Captured;
import org.minispark.engine.shuffle.ShuffleFunctions;
import org.minispark.engine.shuffle.ShuffleHandle;

/**
 * Each partition may read every partition of the parent: a stage ends here. All that the shuffle
 * itself needs to know is in the {@link #handle}.
 */
public final class ShuffleDependency<K, V, C> extends Dependency<Tuple2<K, V>> {
  private static final long serialVersionUID = 1L;

  private final transient RDD<Tuple2<K, V>> rdd;
  private final ShuffleHandle<K, V, C> handle;

  /** Cuts the lineage at {@code rdd}; takes a new shuffle id. */
  public ShuffleDependency(
      RDD<Tuple2<K, V>> rdd, ShuffleFunctions<K, V, C> functions, MapSideCombine mapSideCombine) {
    this.rdd = rdd;
    this.handle =
        new ShuffleHandle<>(
            rdd.requireJobs().newShuffleId(),
            rdd.partitions().length,
            functions.partitioner().numPartitions(),
            Captured.of(functions),
            mapSideCombine == MapSideCombine.YES);
    rdd.requireJobs().shuffleCreated(this);
  }

  /** Whether map tasks combine before they write. */
  public enum MapSideCombine {
    YES,
    NO
  }

  /** The parent; null in a task, which reads the shuffle and knows nothing of what is behind it. */
  @Override
  public RDD<Tuple2<K, V>> rdd() {
    return rdd;
  }

  public ShuffleHandle<K, V, C> handle() {
    return handle;
  }

  public int shuffleId() {
    return handle.shuffleId();
  }

  /** The driver's instance of the partitioner. */
  public Partitioner partitioner() {
    return handle.functions().driverInstance().partitioner();
  }

  /** The driver's instance of the aggregator, or null. */
  public Aggregator<K, V, C> aggregator() {
    return handle.functions().driverInstance().aggregator();
  }
}
