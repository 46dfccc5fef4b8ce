package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.Partition;
import org.minispark.Partitioner;
import org.minispark.TaskContext;
import org.minispark.engine.base.Iterators;

/** The union of RDDs that are partitioned alike: keys stay where they are. */
final class PartitionerAwareUnionRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final int members;
  private final Partitioner partitioner;

  PartitionerAwareUnionRDD(JobRunner jobs, List<RDD<T>> members) {
    super(jobs, members);
    this.members = members.size();
    this.partitioner = members.get(0).partitioner();
  }

  /** The partitions of the same index of all members. */
  private record JoinedPartition(int index, Partition[] splits) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Partitioner partitioner() {
    return partitioner;
  }

  @Override
  protected Partition[] getPartitions() {
    Partition[] partitions = new Partition[partitioner.numPartitions()];
    for (int i = 0; i < partitions.length; i++) {
      Partition[] splits = new Partition[members];
      for (int member = 0; member < members; member++) {
        splits[member] = parent(member).partitions()[i];
      }
      partitions[i] = new JoinedPartition(i, splits);
    }
    return partitions;
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    Partition[] splits = ((JoinedPartition) split).splits;
    List<RDD<T>> parents = new ArrayList<>(members);
    for (int member = 0; member < members; member++) {
      parents.add(parent(member));
    }
    Iterator<Integer> order = Numbering.upTo(members);
    return Iterators.concat(Iterators.map(order, i -> parents.get(i).iterator(splits[i], context)));
  }

  /** Where most members would be computed. */
  @Override
  protected List<String> getPreferredLocations(Partition split) {
    Partition[] splits = ((JoinedPartition) split).splits;
    Map<String, Integer> votes = new LinkedHashMap<>();
    for (int member = 0; member < members; member++) {
      parent(member)
          .preferredLocations(splits[member])
          .forEach(location -> votes.merge(location, 1, Integer::sum));
    }
    return votes.entrySet().stream()
        .max(Comparator.comparing(Map.Entry::getValue))
        .map(most -> List.of(most.getKey()))
        .orElse(List.of());
  }
}
