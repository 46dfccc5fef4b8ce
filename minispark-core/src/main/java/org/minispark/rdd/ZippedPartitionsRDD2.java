package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.minispark.Partition;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.api.java.function.FlatMapFunction2;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.Captured;

/** A function over the partitions of the same index of two RDDs. */
final class ZippedPartitionsRDD2<A, B, V> extends RDD<V> {
  private static final long serialVersionUID = 1L;

  private final Captured<FlatMapFunction2<Iterator<A>, Iterator<B>, V>> function;

  ZippedPartitionsRDD2(
      RDD<A> left, RDD<B> right, FlatMapFunction2<Iterator<A>, Iterator<B>, V> function) {
    super(left.requireJobs(), List.of(left, right));
    this.function = Captured.of(function);
  }

  /** The records at the same places, as long as both sides have equally many. */
  static <A, B> Iterator<Tuple2<A, B>> pair(Iterator<A> left, Iterator<B> right) {
    return Iterators.zip(
        left,
        right,
        Tuple2::new,
        () ->
            new SparkException("Can only zip RDDs with same number of elements in each partition"));
  }

  private record ZippedPartition(int index, Partition left, Partition right) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  @Override
  protected Partition[] getPartitions() {
    Partition[] lefts = parent(0).partitions();
    Partition[] rights = parent(1).partitions();
    if (lefts.length != rights.length) {
      throw new IllegalArgumentException(
          "Can't zip RDDs with unequal numbers of partitions: List("
              + lefts.length
              + ", "
              + rights.length
              + ")");
    }
    Partition[] partitions = new Partition[lefts.length];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = new ZippedPartition(i, lefts[i], rights[i]);
    }
    return partitions;
  }

  @Override
  public Iterator<V> compute(Partition split, TaskContext context) {
    ZippedPartition zipped = (ZippedPartition) split;
    RDD<A> left = parent(0);
    RDD<B> right = parent(1);
    try {
      return taskCopy(function, context)
          .call(left.iterator(zipped.left, context), right.iterator(zipped.right, context));
    } catch (Exception e) {
      throw Unchecked.rethrow(e);
    }
  }

  /** Where both sides would be computed; where either would, if there is no such place. */
  @Override
  protected List<String> getPreferredLocations(Partition split) {
    ZippedPartition zipped = (ZippedPartition) split;
    List<String> left = parent(0).preferredLocations(zipped.left);
    List<String> right = parent(1).preferredLocations(zipped.right);
    List<String> both = new ArrayList<>(left);
    both.retainAll(right);
    if (!both.isEmpty()) {
      return both;
    }
    Set<String> either = new LinkedHashSet<>(left);
    either.addAll(right);
    return List.copyOf(either);
  }

  @Override
  protected void closures(Consumer<Captured<?>> visitor) {
    visitor.accept(function);
  }
}
