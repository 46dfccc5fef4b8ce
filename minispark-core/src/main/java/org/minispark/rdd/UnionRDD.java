package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;

/** The partitions of several RDDs, one after the other. */
final class UnionRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final int members;

  private UnionRDD(JobRunner jobs, List<RDD<T>> members) {
    super(jobs, members);
    this.members = members.size();
  }

  /** The union that suits the members; those without partitions are left out. */
  static <T> RDD<T> of(JobRunner jobs, List<RDD<T>> members) {
    List<RDD<T>> nonEmpty = members.stream().filter(m -> m.partitions().length > 0).toList();
    List<Partitioner> partitioners = nonEmpty.stream().map(RDD::partitioner).distinct().toList();
    if (partitioners.size() == 1 && partitioners.get(0) != null) {
      return new PartitionerAwareUnionRDD<>(jobs, nonEmpty);
    }
    return new UnionRDD<>(jobs, nonEmpty);
  }

  /** Partition {@code split} of the member number {@code member}. */
  private record MemberPartition(int index, int member, Partition split) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  @Override
  protected Partition[] getPartitions() {
    List<Partition> partitions = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      for (Partition split : parent(member).partitions()) {
        partitions.add(new MemberPartition(partitions.size(), member, split));
      }
    }
    return partitions.toArray(new Partition[0]);
  }

  @Override
  protected List<Dependency<?>> getDependencies() {
    List<Dependency<?>> dependencies = new ArrayList<>();
    int start = 0;
    for (int member = 0; member < members; member++) {
      RDD<T> parent = parent(member);
      int length = parent.partitions().length;
      dependencies.add(new RangeDependency<>(parent, 0, start, length));
      start += length;
    }
    return dependencies;
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    MemberPartition partition = (MemberPartition) split;
    RDD<T> parent = parent(partition.member);
    return parent.iterator(partition.split, context);
  }
}
