package org.minispark.rdd;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.TaskContext;
import org.minispark.engine.base.Iterators;

/** Several of the parent's partitions read as one, without a shuffle. */
final class CoalescedRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final int numPartitions;

  CoalescedRDD(RDD<T> parent, int numPartitions) {
    super(parent);
    this.numPartitions = numPartitions;
  }

  /** {@code location} is where most of the group is best computed, or null. */
  private record GroupPartition(int index, Partition[] splits, String location)
      implements Partition {
    private static final long serialVersionUID = 1L;
  }

  @Override
  protected Partition[] getPartitions() {
    List<PartitionGroup> groups = PartitionGroup.groupsOf(firstParent(), numPartitions);
    Partition[] partitions = new Partition[groups.size()];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = new GroupPartition(i, groups.get(i).splits(), groups.get(i).location());
    }
    return partitions;
  }

  @Override
  protected List<Dependency<?>> getDependencies() {
    return List.of(new GroupDependency<>(firstParent(), partitions()));
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    RDD<T> parent = firstParent();
    Iterator<Partition> splits = Arrays.asList(((GroupPartition) split).splits).iterator();
    return Iterators.concat(Iterators.map(splits, part -> parent.iterator(part, context)));
  }

  @Override
  protected List<String> getPreferredLocations(Partition split) {
    String location = ((GroupPartition) split).location;
    return location == null ? List.of() : List.of(location);
  }

  private static final class GroupDependency<T> extends NarrowDependency<T> {
    private static final long serialVersionUID = 1L;

    private final Partition[] groups;

    GroupDependency(RDD<T> rdd, Partition[] groups) {
      super(rdd);
      this.groups = groups;
    }

    @Override
    public int[] parents(int partition) {
      Partition[] splits = ((GroupPartition) groups[partition]).splits;
      return Arrays.stream(splits).mapToInt(Partition::index).toArray();
    }
  }
}
