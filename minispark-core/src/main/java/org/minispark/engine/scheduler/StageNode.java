package org.minispark.engine.scheduler;

import java.util.List;
import org.minispark.rdd.RDD;
import org.minispark.rdd.ShuffleDependency;

/**
 * One stage as lineage alone determines it: the narrow steps that end in {@code rdd}, what they are
 * done for, and the stages whose map outputs they read. Immutable; compared by identity.
 */
final class StageNode {
  private final int id;
  private final RDD<?> rdd;
  private final ShuffleDependency<?, ?, ?> shuffle;
  private final List<StageNode> parents;

  StageNode(int id, RDD<?> rdd, ShuffleDependency<?, ?, ?> shuffle, List<StageNode> parents) {
    this.id = id;
    this.rdd = rdd;
    this.shuffle = shuffle;
    this.parents = List.copyOf(parents);
  }

  int id() {
    return id;
  }

  /** The last RDD of the stage. */
  RDD<?> rdd() {
    return rdd;
  }

  /** The shuffle that the stage writes; null for a result stage. */
  ShuffleDependency<?, ?, ?> shuffle() {
    return shuffle;
  }

  boolean isMapStage() {
    return shuffle != null;
  }

  /** The map stages that this one reads, in the order in which lineage names them. */
  List<StageNode> parents() {
    return parents;
  }

  @Override
  public String toString() {
    return (isMapStage() ? "ShuffleMapStage " : "ResultStage ") + id;
  }
}
