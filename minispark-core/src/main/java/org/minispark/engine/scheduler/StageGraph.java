package org.minispark.engine.scheduler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minispark.rdd.RDD;
import org.minispark.rdd.ShuffleDependency;

/**
 * Makes stages out of lineage: cuts it at every shuffle, so that what lies between two cuts runs as
 * one loop over each partition.
 *
 * <p>Lineage in, stages out, and nothing else: no job runs here. What the graph remembers are the
 * map stages that some job still needs, so that jobs that run at the same time and read the same
 * shuffle share its stage ({@link #forget} ends that). A job that comes later gets a new stage for
 * an old shuffle; if its map outputs are still there, the stage is skipped.
 *
 * <p>Stage ids are Spark's: parents before children, ancestors of the last dependency first. Where
 * Spark lets a hash set decide between several shuffles of one stage, the order in which lineage
 * names them decides here. No recursion: lineage may be thousands of shuffles deep.
 */
final class StageGraph {
  private final Map<Integer, StageNode> mapStages = new HashMap<>();
  private int nextStageId;

  /** The result stage of a job on {@code rdd}, with all its ancestors; shared ones are reused. */
  StageNode build(RDD<?> rdd) {
    List<StageNode> parents = new ArrayList<>();
    for (ShuffleDependency<?, ?, ?> shuffle : LineageWalk.shufflesRead(rdd)) {
      parents.add(mapStage(shuffle));
    }
    return new StageNode(nextStageId++, rdd, null, parents);
  }

  /** The stage that writes {@code shuffle}; made, with its ancestors, if nobody needs it yet. */
  StageNode mapStage(ShuffleDependency<?, ?, ?> shuffle) {
    if (!mapStages.containsKey(shuffle.shuffleId())) {
      unknownAncestors(shuffle.rdd()).forEach(this::create);
      create(shuffle);
    }
    return mapStages.get(shuffle.shuffleId());
  }

  /** No job needs this map stage any longer. */
  void forget(StageNode stage) {
    if (stage.isMapStage()) {
      mapStages.remove(stage.shuffle().shuffleId(), stage);
    }
  }

  /** The stage that writes a shuffle, or null if nobody needs it. */
  StageNode known(int shuffleId) {
    return mapStages.get(shuffleId);
  }

  /** The map stages that are remembered. */
  Collection<StageNode> mapStages() {
    return mapStages.values();
  }

  /** A stage and all that it comes from, each once, parents first. */
  static List<StageNode> withAncestors(StageNode stage) {
    List<StageNode> ordered = new ArrayList<>();
    Set<StageNode> seen = new HashSet<>();
    Deque<StageNode> open = new ArrayDeque<>();
    open.push(stage);
    seen.add(stage);
    while (!open.isEmpty()) {
      StageNode node = open.pop();
      ordered.add(node);
      for (StageNode parent : node.parents()) {
        if (seen.add(parent)) {
          open.push(parent);
        }
      }
    }
    ordered.sort((left, right) -> Integer.compare(left.id(), right.id()));
    return ordered;
  }

  /** Makes a stage, after those that it reads, unless there is one. */
  private void create(ShuffleDependency<?, ?, ?> shuffle) {
    Deque<ShuffleDependency<?, ?, ?>> open = new ArrayDeque<>();
    open.push(shuffle);
    while (!open.isEmpty()) {
      ShuffleDependency<?, ?, ?> next = open.peek();
      List<StageNode> parents = new ArrayList<>();
      for (ShuffleDependency<?, ?, ?> read : LineageWalk.shufflesRead(next.rdd())) {
        StageNode known = mapStages.get(read.shuffleId());
        if (known == null) {
          open.push(read);
        } else {
          parents.add(known);
        }
      }
      if (open.peek() == next) {
        open.pop();
        mapStages.computeIfAbsent(
            next.shuffleId(), id -> new StageNode(nextStageId++, next.rdd(), next, parents));
      }
    }
  }

  /** All shuffles above {@code rdd} that have no stage, in the order of Spark's numbers. */
  private Deque<ShuffleDependency<?, ?, ?>> unknownAncestors(RDD<?> rdd) {
    Deque<ShuffleDependency<?, ?, ?>> ancestors = new ArrayDeque<>();
    Deque<RDD<?>> open = new ArrayDeque<>();
    Set<RDD<?>> visited = new HashSet<>();
    open.push(rdd);
    while (!open.isEmpty()) {
      RDD<?> next = open.pop();
      if (!visited.add(next)) {
        continue;
      }
      for (ShuffleDependency<?, ?, ?> shuffle : LineageWalk.shufflesRead(next)) {
        if (!mapStages.containsKey(shuffle.shuffleId())) {
          ancestors.push(shuffle);
          open.push(shuffle.rdd());
        }
      }
    }
    return ancestors;
  }
}
