package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntPredicate;
import org.minispark.Partition;
import org.minispark.TaskContext;

/** Some of the parent's partitions, so that no task runs for the others. */
final class PartitionPruningRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final transient IntPredicate isKept;

  PartitionPruningRDD(RDD<T> parent, IntPredicate isKept) {
    super(parent);
    this.isKept = isKept;
  }

  private record KeptPartition(int index, Partition split) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  @Override
  protected Partition[] getPartitions() {
    List<Partition> kept = new ArrayList<>();
    for (Partition split : firstParent().partitions()) {
      if (isKept.test(split.index())) {
        kept.add(new KeptPartition(kept.size(), split));
      }
    }
    return kept.toArray(new Partition[0]);
  }

  @Override
  protected List<Dependency<?>> getDependencies() {
    return List.of(new PruneDependency<>(firstParent(), partitions()));
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    RDD<T> parent = firstParent();
    return parent.iterator(((KeptPartition) split).split, context);
  }

  private static final class PruneDependency<T> extends NarrowDependency<T> {
    private static final long serialVersionUID = 1L;

    private final Partition[] kept;

    PruneDependency(RDD<T> rdd, Partition[] kept) {
      super(rdd);
      this.kept = kept;
    }

    @Override
    public int[] parents(int partition) {
      return new int[] {((KeptPartition) kept[partition]).split.index()};
    }
  }
}
