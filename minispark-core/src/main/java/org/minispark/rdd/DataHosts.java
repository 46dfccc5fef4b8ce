package org.minispark.rdd;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the hosts where a partition's data is: its own, or its nearest narrow ancestors'. */
final class DataHosts {
  private static final String EXECUTOR_PREFIX = "executor_";

  private final JobRunner jobs;

  DataHosts(JobRunner jobs) {
    this.jobs = jobs;
  }

  private record Step(RDD<?> rdd, int partition) {}

  /** The hosts, best first; empty where nothing is known. */
  List<String> of(RDD<?> rdd, int partition) {
    Deque<Step> toAsk = new ArrayDeque<>();
    Set<Step> seen = new HashSet<>();
    toAsk.push(new Step(rdd, partition));
    while (!toAsk.isEmpty()) {
      Step step = toAsk.pop();
      if (seen.add(step)) {
        List<String> hosts = ownHosts(step);
        if (!hosts.isEmpty()) {
          return hosts;
        }
        pushParents(step, toAsk);
      }
    }
    return List.of();
  }

  private List<String> ownHosts(Step step) {
    List<String> holding = jobs.hostsHolding(step.rdd, step.partition);
    if (!holding.isEmpty()) {
      return holding;
    }
    return step.rdd.preferredLocations(step.rdd.partitions()[step.partition]).stream()
        .map(DataHosts::hostOf)
        .toList();
  }

  /** The first parent is to be asked first, so it is pushed last. */
  private static void pushParents(Step step, Deque<Step> toAsk) {
    List<Dependency<?>> dependencies = step.rdd.dependencies();
    for (int i = dependencies.size() - 1; i >= 0; i--) {
      if (dependencies.get(i) instanceof NarrowDependency<?> narrow) {
        int[] parents = narrow.parents(step.partition);
        for (int j = parents.length - 1; j >= 0; j--) {
          toAsk.push(new Step(narrow.rdd(), parents[j]));
        }
      }
    }
  }

  /** The host of a location, which may also be {@code executor_host_id}. */
  private static String hostOf(String location) {
    if (!location.startsWith(EXECUTOR_PREFIX)) {
      return location;
    }
    String hostAndId = location.substring(EXECUTOR_PREFIX.length());
    int end = hostAndId.indexOf('_');
    return end < 0 ? hostAndId : hostAndId.substring(0, end);
  }
}
