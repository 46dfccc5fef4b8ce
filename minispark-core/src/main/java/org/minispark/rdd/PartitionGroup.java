package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minispark.Partition;

/**
 * Partitions that {@code coalesce} reads as one.
 *
 * @param splits the parent's partitions
 * @param location where most of them are best computed, or null
 */
record PartitionGroup(Partition[] splits, String location) {
  /** Groups the parent's partitions, by host if the data of any has one, else in their order. */
  static List<PartitionGroup> groupsOf(RDD<?> parent, int wanted) {
    Partition[] splits = parent.partitions();
    int count = Math.min(splits.length, wanted);
    DataHosts dataHosts = new DataHosts(parent.requireJobs());
    List<List<String>> hosts = new ArrayList<>();
    for (Partition split : splits) {
      hosts.add(dataHosts.of(parent, split.index()));
    }
    boolean isAnyLocated = hosts.stream().anyMatch(known -> !known.isEmpty());
    return isAnyLocated ? new GroupingByHost(splits, hosts).groups(count) : even(splits, count);
  }

  private static List<PartitionGroup> even(Partition[] splits, int count) {
    List<PartitionGroup> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = (int) ((long) i * splits.length / count);
      int end = (int) ((long) (i + 1) * splits.length / count);
      groups.add(new PartitionGroup(Arrays.copyOfRange(splits, start, end), null));
    }
    return groups;
  }
}
