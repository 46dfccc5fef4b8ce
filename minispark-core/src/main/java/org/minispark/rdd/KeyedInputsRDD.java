package org.minispark.rdd;

import java.util.ArrayList;
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

/**
 * Several keyed RDDs brought together by key. An input that is already partitioned as wanted is
 * read where it is; any other goes through a shuffle of its own.
 */
abstract class KeyedInputsRDD<K, T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private transient volatile List<RDD<Tuple2<K, Object>>> inputs;
  private final Partitioner partitioner;

  /** By input: how to read its shuffle, or null where there is none. */
  private final List<ShuffleHandle<K, Object, Object>> shuffles = new ArrayList<>();

  KeyedInputsRDD(List<RDD<Tuple2<K, Object>>> inputs, Partitioner partitioner) {
    super(inputs.get(0).requireJobs(), inPlace(inputs, partitioner));
    this.inputs = List.copyOf(inputs);
    this.partitioner = partitioner;
  }

  /** Reads the values of any type as objects: they are kept and passed on, never used. */
  @SuppressWarnings("unchecked")
  static <K> RDD<Tuple2<K, Object>> untyped(RDD<? extends Tuple2<K, ?>> input) {
    return (RDD<Tuple2<K, Object>>) input;
  }

  private static <K> List<RDD<Tuple2<K, Object>>> inPlace(
      List<RDD<Tuple2<K, Object>>> inputs, Partitioner partitioner) {
    return inputs.stream().filter(input -> partitioner.equals(input.partitioner())).toList();
  }

  /** All inputs, in place or not; none once a checkpoint has replaced them. */
  final List<RDD<?>> inputs() {
    List<RDD<Tuple2<K, Object>>> known = inputs;
    return known == null ? List.of() : List.copyOf(known);
  }

  /** {@code splits} has, by input, the partition to read in place, or null. */
  private record KeyedPartition(int index, Partition[] splits) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  @Override
  protected final Partition[] getPartitions() {
    dependencies(); // as in Spark: where an input cannot be had, this fails already
    Partition[] partitions = new Partition[partitioner.numPartitions()];
    for (int i = 0; i < partitions.length; i++) {
      Partition[] splits = new Partition[inputs.size()];
      for (int input = 0; input < splits.length; input++) {
        splits[input] = isInPlace(input) ? inputs.get(input).partitions()[i] : null;
      }
      partitions[i] = new KeyedPartition(i, splits);
    }
    return partitions;
  }

  private boolean isInPlace(int input) {
    return partitioner.equals(inputs.get(input).partitioner());
  }

  @Override
  protected final List<Dependency<?>> getDependencies() {
    List<Dependency<?>> dependencies = new ArrayList<>();
    for (int input = 0; input < inputs.size(); input++) {
      if (isInPlace(input)) {
        dependencies.add(new OneToOneDependency<>(inputs.get(input)));
        shuffles.add(null);
      } else {
        ShuffleDependency<K, Object, Object> dependency = shuffle(inputs.get(input));
        dependencies.add(dependency);
        shuffles.add(dependency.handle());
      }
    }
    return dependencies;
  }

  private ShuffleDependency<K, Object, Object> shuffle(RDD<Tuple2<K, Object>> input) {
    return new ShuffleDependency<>(
        input, new ShuffleFunctions<>(partitioner, null, null), MapSideCombine.NO);
  }

  /** The records of one input that belong to a partition of this. */
  final Iterator<Tuple2<K, Object>> read(int input, Partition split, TaskContext context) {
    Partition inPlace = ((KeyedPartition) split).splits[input];
    if (inPlace != null) {
      RDD<Tuple2<K, Object>> parent = parent(placeAmongParents(input));
      return parent.iterator(inPlace, context);
    }
    ShuffleHandle<K, Object, Object> shuffle = shuffles.get(input);
    EngineTaskContext task = EngineTaskContext.of(context);
    return task.services()
        .shuffle()
        .read(
            shuffle,
            taskCopy(shuffle.functions(), context),
            split.index(),
            split.index() + 1,
            context,
            task.memory());
  }

  private int placeAmongParents(int input) {
    return (int) shuffles.subList(0, input).stream().filter(shuffle -> shuffle == null).count();
  }

  @Override
  public final Partitioner partitioner() {
    return partitioner;
  }

  @Override
  protected final void closures(Consumer<Captured<?>> visitor) {
    dependencies();
    for (ShuffleHandle<K, Object, Object> shuffle : shuffles) {
      if (shuffle != null) {
        visitor.accept(shuffle.functions());
      }
    }
  }

  @Override
  protected final void clearDependencies() {
    inputs = null;
  }
}
