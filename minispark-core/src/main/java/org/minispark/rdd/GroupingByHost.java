package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.minispark.Partition;

/**
 * Groups partitions so that the groups have about the same size and each holds, as far as that
 * goes, partitions of one host. Balls and bins with a choice of two (Mitzenmacher, "The Power of
 * Two Choices in Randomized Load Balancing"): each group begins with one partition of its host; any
 * other partition goes to the smallest group of one of its hosts, unless the smaller of two groups
 * drawn at random is much smaller. The seed is fixed, and Spark's.
 */
final class GroupingByHost {
  private static final long SEED = 7919;
  private static final int MOST_HOSTS_OF_A_PARTITION = 3;

  /** How much larger a group may be than a random one, as a fraction of all partitions. */
  private static final double SLACK = 0.10;

  private final Partition[] partitions;
  private final List<List<String>> hosts;
  private final Random random = new Random(SEED);
  private final List<Group> groups = new ArrayList<>();
  private final Map<String, List<Group>> groupsByHost = new HashMap<>();
  private final Set<Partition> placed = new HashSet<>();

  private record Group(String host, List<Partition> members) {
    int size() {
      return members.size();
    }
  }

  private record Located(String host, Partition partition) {}

  /**
   * @param hosts of each partition the hosts where its data is
   */
  GroupingByHost(Partition[] partitions, List<List<String>> hosts) {
    this.partitions = partitions;
    this.hosts = hosts;
  }

  /** At most {@code wanted} groups; some partition must have a host. */
  List<PartitionGroup> groups(int wanted) {
    List<Located> located = locatedPartitions();
    openGroups(wanted, located);
    fillEmptyGroups(located.stream().map(Located::partition).toList());
    fillEmptyGroups(partitionsWithoutHost());
    for (Partition partition : partitions) {
      if (!placed.contains(partition)) {
        choose(partition).members.add(partition);
      }
    }
    return groups.stream()
        .filter(group -> group.size() > 0)
        .map(group -> new PartitionGroup(group.members.toArray(new Partition[0]), group.host))
        .toList();
  }

  /** Every partition with its first host, then with its second, then with its third. */
  private List<Located> locatedPartitions() {
    List<Located> located = new ArrayList<>();
    for (int place = 0; place < MOST_HOSTS_OF_A_PARTITION; place++) {
      for (Partition partition : partitions) {
        List<String> own = hosts.get(partition.index());
        if (own.size() > place) {
          located.add(new Located(own.get(place), partition));
        }
      }
    }
    return located;
  }

  private List<Partition> partitionsWithoutHost() {
    List<Partition> without = new ArrayList<>();
    for (Partition partition : partitions) {
      if (hosts.get(partition.index()).isEmpty()) {
        without.add(partition);
      }
    }
    return without;
  }

  /** One group for each host, as long as more are wanted; then hosts again, at random. */
  private void openGroups(int wanted, List<Located> located) {
    // so many draws have met every host with some certainty (the coupon collector's problem)
    int expectedDraws = 2 * (int) (Math.log(wanted) * wanted + wanted + 0.5);
    int tries = Math.min(expectedDraws, located.size());
    for (int i = 0; i < tries && groups.size() < wanted; i++) {
      if (!groupsByHost.containsKey(located.get(i).host)) {
        openGroup(located.get(i));
      }
    }
    while (groups.size() < wanted) {
      openGroup(located.get(random.nextInt(located.size())));
    }
  }

  private void openGroup(Located first) {
    Group group = new Group(first.host, new ArrayList<>());
    groups.add(group);
    groupsByHost.computeIfAbsent(first.host, host -> new ArrayList<>()).add(group);
    place(first.partition, group);
  }

  private void fillEmptyGroups(List<Partition> candidates) {
    Iterator<Partition> remaining = candidates.iterator();
    for (Group group : groups) {
      while (group.size() == 0 && remaining.hasNext()) {
        place(remaining.next(), group);
      }
    }
  }

  private void place(Partition partition, Group group) {
    if (placed.add(partition)) {
      group.members.add(partition);
    }
  }

  private Group choose(Partition partition) {
    Group local = smallestGroupOf(hosts.get(partition.index()));
    Group one = groups.get(random.nextInt(groups.size()));
    Group other = groups.get(random.nextInt(groups.size()));
    Group balanced = one.size() < other.size() ? one : other;
    int slack = (int) (SLACK * partitions.length);
    boolean isTooFull = local != null && balanced.size() + slack <= local.size();
    return local == null || isTooFull ? balanced : local;
  }

  private Group smallestGroupOf(List<String> ownHosts) {
    return ownHosts.stream()
        .flatMap(host -> groupsByHost.getOrDefault(host, List.of()).stream())
        .min(Comparator.comparingInt(Group::size))
        .orElse(null);
  }
}
