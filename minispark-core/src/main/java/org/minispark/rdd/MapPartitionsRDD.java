package org.minispark.rdd;

import java.util.Iterator;
import java.util.function.Consumer;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.Captured;

/** A function applied to each partition of the parent: map, filter, flatMap and all their kin. */
final class MapPartitionsRDD<T, U> extends RDD<U> {
  private static final long serialVersionUID = 1L;

  private final Captured<PartitionFunction<T, U>> function;
  private final Partitioner partitioner;
  private final Launch launch;

  /** A step that may change keys, so it forgets how they were placed. */
  MapPartitionsRDD(RDD<T> parent, PartitionFunction<T, U> function) {
    this(parent, function, Keys.CHANGED);
  }

  MapPartitionsRDD(RDD<T> parent, PartitionFunction<T, U> function, Keys keys) {
    this(parent, function, keys, Launch.ONE_BY_ONE);
  }

  MapPartitionsRDD(RDD<T> parent, PartitionFunction<T, U> function, Keys keys, Launch launch) {
    super(parent);
    this.function = Captured.of(function);
    this.partitioner = keys == Keys.KEPT ? parent.partitioner() : null;
    this.launch = launch;
  }

  /** How the tasks that compute it are to be started. */
  enum Launch {
    ONE_BY_ONE,
    ALL_TOGETHER
  }

  /** Whether records keep their keys, and so their places. */
  enum Keys {
    KEPT,
    CHANGED;

    static Keys keptIf(boolean kept) {
      return kept ? KEPT : CHANGED;
    }
  }

  @Override
  protected Partition[] getPartitions() {
    return firstParent().partitions();
  }

  @Override
  public Iterator<U> compute(Partition split, TaskContext context) {
    RDD<T> parent = firstParent();
    try {
      return taskCopy(function, context)
          .call(context, split.index(), parent.iterator(split, context));
    } catch (Exception e) {
      throw Unchecked.rethrow(e);
    }
  }

  @Override
  public Partitioner partitioner() {
    return partitioner;
  }

  @Override
  public boolean startsBarrier() {
    return launch == Launch.ALL_TOGETHER;
  }

  @Override
  protected void closures(Consumer<Captured<?>> visitor) {
    visitor.accept(function);
  }
}
