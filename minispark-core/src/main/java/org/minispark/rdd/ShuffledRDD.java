package org.minispark.rdd;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.serializer.Captured;
import org.minispark.engine.shuffle.ShuffleFunctions;
import org.minispark.engine.shuffle.ShuffleHandle;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.rdd.ShuffleDependency.MapSideCombine;

/** What comes out of a shuffle: each partition reads its bucket of every map output. */
final class ShuffledRDD<K, V, C> extends RDD<Tuple2<K, C>> {
  private static final long serialVersionUID = 1L;

  private transient volatile RDD<Tuple2<K, V>> previous;
  private final transient ShuffleFunctions<K, V, C> functions;
  private final transient MapSideCombine mapSideCombine;
  private final Partitioner partitioner;
  private ShuffleHandle<K, V, C> handle;

  ShuffledRDD(
      RDD<Tuple2<K, V>> previous,
      ShuffleFunctions<K, V, C> functions,
      MapSideCombine mapSideCombine) {
    super(previous.requireJobs(), List.of());
    this.previous = previous;
    this.functions = functions;
    this.mapSideCombine = mapSideCombine;
    this.partitioner = functions.partitioner();
  }

  /** Records moved to where a partitioner wants them, in no order. */
  static <K, V> ShuffledRDD<K, V, V> moved(RDD<Tuple2<K, V>> previous, Partitioner partitioner) {
    return new ShuffledRDD<>(
        previous, new ShuffleFunctions<>(partitioner, null, null), MapSideCombine.NO);
  }

  @Override
  protected Partition[] getPartitions() {
    return IndexedPartition.range(partitioner.numPartitions());
  }

  @Override
  protected List<Dependency<?>> getDependencies() {
    ShuffleDependency<K, V, C> dependency =
        new ShuffleDependency<>(previous, functions, mapSideCombine);
    handle = dependency.handle();
    return List.of(dependency);
  }

  @Override
  public Iterator<Tuple2<K, C>> compute(Partition split, TaskContext context) {
    return EngineTaskContext.of(context)
        .services()
        .shuffle()
        .read(
            handle,
            taskCopy(handle.functions(), context),
            split.index(),
            split.index() + 1,
            context,
            EngineTaskContext.of(context).memory());
  }

  @Override
  public Partitioner partitioner() {
    return partitioner;
  }

  @Override
  protected void closures(Consumer<Captured<?>> visitor) {
    dependencies();
    visitor.accept(handle.functions());
  }

  @Override
  protected void clearDependencies() {
    previous = null;
  }
}
