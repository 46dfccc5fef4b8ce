package org.minispark.rdd;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.minispark.Partition;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.base.Iterators;

/** Each record of one RDD with each of another; the second is read again for every record. */
final class CartesianRDD<T, U> extends RDD<Tuple2<T, U>> {
  private static final long serialVersionUID = 1L;

  private final int rightPartitions;

  /** Asks for the partitions of the second, as Spark does: those that cannot be had fail here. */
  CartesianRDD(RDD<T> left, RDD<U> right) {
    super(left.requireJobs(), List.of(left, right));
    this.rightPartitions = right.partitions().length;
  }

  private record PairOfPartitions(int index, Partition left, Partition right) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  @Override
  protected Partition[] getPartitions() {
    Partition[] lefts = parent(0).partitions();
    Partition[] rights = parent(1).partitions();
    Partition[] pairs = new Partition[Math.multiplyExact(lefts.length, rights.length)];
    for (Partition left : lefts) {
      for (Partition right : rights) {
        int index = left.index() * rightPartitions + right.index();
        pairs[index] = new PairOfPartitions(index, left, right);
      }
    }
    return pairs;
  }

  @Override
  protected List<Dependency<?>> getDependencies() {
    return List.of(
        new RowDependency<>(firstParent(), rightPartitions),
        new ColumnDependency<>(parent(1), rightPartitions));
  }

  @Override
  public Iterator<Tuple2<T, U>> compute(Partition split, TaskContext context) {
    PairOfPartitions pair = (PairOfPartitions) split;
    RDD<T> left = parent(0);
    RDD<U> right = parent(1);
    return Iterators.flatMap(
        left.iterator(pair.left, context),
        first ->
            Iterators.map(
                right.iterator(pair.right, context), second -> new Tuple2<>(first, second)));
  }

  @Override
  protected List<String> getPreferredLocations(Partition split) {
    PairOfPartitions pair = (PairOfPartitions) split;
    Set<String> either = new LinkedHashSet<>(parent(0).preferredLocations(pair.left));
    either.addAll(parent(1).preferredLocations(pair.right));
    return List.copyOf(either);
  }

  private static final class RowDependency<T> extends NarrowDependency<T> {
    private static final long serialVersionUID = 1L;

    private final int stride;

    RowDependency(RDD<T> rdd, int stride) {
      super(rdd);
      this.stride = stride;
    }

    @Override
    public int[] parents(int partition) {
      return new int[] {partition / stride};
    }
  }

  private static final class ColumnDependency<T> extends NarrowDependency<T> {
    private static final long serialVersionUID = 1L;

    private final int stride;

    ColumnDependency(RDD<T> rdd, int stride) {
      super(rdd);
      this.stride = stride;
    }

    @Override
    public int[] parents(int partition) {
      return new int[] {partition % stride};
    }
  }
}
