package org.minispark.engine.scheduler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.minispark.rdd.Dependency;
import org.minispark.rdd.NarrowDependency;
import org.minispark.rdd.RDD;
import org.minispark.rdd.ShuffleDependency;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/**
 * Finds where the data of a task is: in a cache, or where an RDD says, or at its parents' place.
 */
final class PreferredLocations {
  private final CachedBlocks blocks;
  private final MapOutputLedger mapOutputs;
  private final ExecutorTable executors;

  PreferredLocations(CachedBlocks blocks, MapOutputLedger mapOutputs, ExecutorTable executors) {
    this.blocks = blocks;
    this.mapOutputs = mapOutputs;
    this.executors = executors;
  }

  /** Whether every partition of {@code rdd} is cached somewhere: its parents are not needed. */
  boolean isFullyCached(RDD<?> rdd) {
    if (rdd.getStorageLevel().equals(StorageLevel.NONE())) {
      return false;
    }
    for (int partition = 0; partition < rdd.partitions().length; partition++) {
      if (blocks.locations(rdd.id(), partition).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where each of the given partitions would best be computed; empty if nothing is known of any.
   */
  List<List<TaskLocation>> of(RDD<?> rdd, int[] partitions) {
    List<List<TaskLocation>> all = new ArrayList<>(partitions.length);
    boolean anyKnown = false;
    for (int partition : partitions) {
      List<TaskLocation> locations = of(rdd, partition);
      anyKnown |= !locations.isEmpty();
      all.add(locations);
    }
    return anyKnown ? all : List.of();
  }

  /** Looks up the narrow lineage, nearest first, until something is known. */
  private List<TaskLocation> of(RDD<?> rdd, int partition) {
    Deque<Step> open = new ArrayDeque<>();
    Set<Step> seen = new HashSet<>();
    open.push(new Step(rdd, partition));
    while (!open.isEmpty()) {
      Step step = open.pop();
      List<TaskLocation> own = ownLocations(step);
      if (!own.isEmpty()) {
        return own;
      }
      pushParents(step, open, seen);
    }
    return List.of();
  }

  private List<TaskLocation> ownLocations(Step step) {
    if (!step.rdd().getStorageLevel().equals(StorageLevel.NONE())) {
      List<BlockManagerId> holders = blocks.locations(step.rdd().id(), step.partition());
      if (!holders.isEmpty()) {
        return holders.stream().map(TaskLocation::of).toList();
      }
    }
    List<String> preferred =
        step.rdd().preferredLocations(step.rdd().partitions()[step.partition()]);
    return preferred.isEmpty()
        ? largestMapOutputs(step)
        : preferred.stream().map(TaskLocation::parse).toList();
  }

  /**
   * A plain read of one shuffle goes to the hosts that hold much of it, where there is a choice.
   */
  private List<TaskLocation> largestMapOutputs(Step step) {
    List<Dependency<?>> dependencies = step.rdd().dependencies();
    if (!executors.hasSeveral()
        || dependencies.size() != 1
        || !(dependencies.get(0) instanceof ShuffleDependency<?, ?, ?> shuffle)
        || shuffle.partitioner().numPartitions() != step.rdd().partitions().length) {
      return List.of();
    }
    return mapOutputs.preferredLocations(shuffle.shuffleId(), step.partition()).stream()
        .map(holder -> TaskLocation.parse(holder.host()))
        .toList();
  }

  private static void pushParents(Step step, Deque<Step> open, Set<Step> seen) {
    List<Dependency<?>> dependencies = step.rdd().dependencies();
    for (int i = dependencies.size() - 1; i >= 0; i--) {
      if (dependencies.get(i) instanceof NarrowDependency<?> narrow) {
        int[] parents = narrow.parents(step.partition());
        for (int j = parents.length - 1; j >= 0; j--) {
          Step parent = new Step(narrow.rdd(), parents[j]);
          if (isOnlyPath(dependencies, parents) || seen.add(parent)) {
            open.push(parent);
          }
        }
      }
    }
  }

  /** On a plain chain nothing can be met twice, so nothing need be remembered. */
  private static boolean isOnlyPath(List<Dependency<?>> dependencies, int[] parents) {
    return dependencies.size() == 1 && parents.length == 1;
  }

  private record Step(RDD<?> rdd, int partition) {}
}
