package org.minispark.rdd;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;

/**
 * What a node remembers of where it comes from: its parents, and, once asked for, its partitions
 * and dependencies; or the checkpoint that has replaced all of these.
 *
 * <p>Lineage may be tens of thousands of nodes deep, so nothing here goes up by recursion:
 * partitions are computed ancestors first, which leaves each node only its parents to look at.
 */
final class Lineage<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RDD<T> rdd;
  private volatile List<RDD<?>> parents;
  private transient volatile Partition[] partitions;
  private transient volatile List<Dependency<?>> dependencies;
  private volatile RDD<T> checkpoint;
  private transient boolean searched;

  Lineage(RDD<T> rdd, List<? extends RDD<?>> parents) {
    this.rdd = rdd;
    this.parents = List.copyOf(parents);
  }

  /** What stands for the lineage now, or null. */
  RDD<T> checkpoint() {
    return checkpoint;
  }

  /**
   * A parent.
   *
   * @throws LineageCutException if a checkpoint has replaced the parents
   */
  @SuppressWarnings("unchecked") // the node knows what its constructor was given
  <P> RDD<P> parent(int index) {
    List<RDD<?>> known = parents;
    if (known == null) {
      throw new LineageCutException();
    }
    return (RDD<P>) known.get(index);
  }

  /** Each partition comes from the partition of the same index in each parent. */
  List<Dependency<?>> oneToOne() {
    List<Dependency<?>> narrow = new ArrayList<>();
    for (RDD<?> parent : parents) {
      narrow.add(new OneToOneDependency<>(parent));
    }
    return narrow;
  }

  Partition[] partitions() {
    Partition[] known = knownPartitions();
    if (known != null) {
      return known;
    }
    computeAncestorsFirst();
    return computePartitions();
  }

  List<Dependency<?>> dependencies() {
    if (checkpoint != null) {
      return List.of(new OneToOneDependency<>(checkpoint));
    }
    List<Dependency<?>> known = dependencies;
    return known != null ? known : computeDependencies();
  }

  /** False from the second time on: a search for requested checkpoints was here before. */
  synchronized boolean beginSearch() {
    boolean isFirst = !searched;
    searched = true;
    return isFirst;
  }

  /** Puts a checkpoint in the place of the lineage. */
  synchronized void cut(RDD<T> written) {
    checkpoint = written;
    parents = null;
    dependencies = null;
    partitions = null;
    rdd.clearDependencies();
  }

  private Partition[] knownPartitions() {
    return checkpoint != null ? checkpoint.partitions() : partitions;
  }

  private synchronized Partition[] computePartitions() {
    Partition[] known = knownPartitions();
    if (known == null) {
      known = rdd.getPartitions();
      partitions = known;
    }
    return known;
  }

  private synchronized List<Dependency<?>> computeDependencies() {
    if (checkpoint == null && dependencies == null) {
      dependencies = List.copyOf(rdd.getDependencies());
    }
    return checkpoint == null ? dependencies : dependencies();
  }

  /** A node whose ancestors are being visited, and those of its parents that are still to come. */
  private record Visit(Lineage<?> lineage, Iterator<RDD<?>> parents) {
    static Visit of(Lineage<?> lineage) {
      return new Visit(lineage, lineage.askedForPartitions().iterator());
    }
  }

  /** Whose partitions must be known before this node's: its parents', and what it shuffles. */
  private List<RDD<?>> askedForPartitions() {
    if (rdd instanceof KeyedInputsRDD<?, ?> keyed) {
      return keyed.inputs();
    }
    List<RDD<?>> known = parents;
    return known == null ? List.of() : known;
  }

  private void computeAncestorsFirst() {
    Deque<Visit> path = new ArrayDeque<>();
    path.push(Visit.of(this));
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (!visit.parents.hasNext()) {
        path.pop().lineage.computePartitions();
        continue;
      }
      Lineage<?> parent = visit.parents.next().lineage();
      if (parent.knownPartitions() == null) {
        path.push(Visit.of(parent));
      }
    }
  }
}
