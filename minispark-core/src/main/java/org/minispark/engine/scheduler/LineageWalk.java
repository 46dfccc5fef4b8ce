package org.minispark.engine.scheduler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.minispark.engine.serializer.Captured;
import org.minispark.rdd.Dependency;
import org.minispark.rdd.RDD;
import org.minispark.rdd.ShuffleDependency;

/** Walks over lineage, all of them loops: a chain of ten thousand steps takes no stack. */
final class LineageWalk {
  private LineageWalk() {}

  /** The shuffles that the stage ending in {@code rdd} reads, in the order of its dependencies. */
  static List<ShuffleDependency<?, ?, ?>> shufflesRead(RDD<?> rdd) {
    return shufflesRead(rdd, step -> true);
  }

  /** The same, not looking above RDDs that {@code needsParents} refuses (they are cached). */
  static List<ShuffleDependency<?, ?, ?>> shufflesRead(RDD<?> rdd, Predicate<RDD<?>> needsParents) {
    List<ShuffleDependency<?, ?, ?>> shuffles = new ArrayList<>();
    Set<ShuffleDependency<?, ?, ?>> seen = new HashSet<>();
    for (RDD<?> step : narrowSteps(rdd, needsParents)) {
      if (!needsParents.test(step)) {
        continue;
      }
      for (Dependency<?> dependency : step.dependencies()) {
        if (dependency instanceof ShuffleDependency<?, ?, ?> shuffle && seen.add(shuffle)) {
          shuffles.add(shuffle);
        }
      }
    }
    return shuffles;
  }

  /** All RDDs of the stage that ends in {@code rdd}, which comes first. */
  static List<RDD<?>> narrowSteps(RDD<?> rdd) {
    return narrowSteps(rdd, step -> true);
  }

  private static List<RDD<?>> narrowSteps(RDD<?> rdd, Predicate<RDD<?>> needsParents) {
    List<RDD<?>> steps = new ArrayList<>();
    Set<RDD<?>> seen = new HashSet<>();
    Deque<RDD<?>> open = new ArrayDeque<>();
    open.push(rdd);
    while (!open.isEmpty()) {
      RDD<?> step = open.pop();
      if (!seen.add(step)) {
        continue;
      }
      steps.add(step);
      if (needsParents.test(step)) {
        pushNarrowParents(step, open);
      }
    }
    return steps;
  }

  /** Whether a step of the stage that ends in {@code rdd} wants its tasks to run together. */
  static boolean startsTogether(RDD<?> rdd) {
    for (RDD<?> step : narrowSteps(rdd)) {
      if (step.startsBarrier()) {
        return true;
      }
    }
    return false;
  }

  /** The last RDDs of all stages that {@code rdd} comes from, its own first. */
  static List<RDD<?>> stageEnds(RDD<?> rdd) {
    Set<RDD<?>> ends = new LinkedHashSet<>();
    Deque<RDD<?>> open = new ArrayDeque<>();
    open.push(rdd);
    while (!open.isEmpty()) {
      RDD<?> end = open.pop();
      if (ends.add(end)) {
        for (ShuffleDependency<?, ?, ?> shuffle : shufflesRead(end)) {
          open.push(shuffle.rdd());
        }
      }
    }
    return List.copyOf(ends);
  }

  /** All user functions that tasks of the stage ending in {@code rdd} may call. */
  static List<Captured<?>> functions(RDD<?> rdd) {
    List<Captured<?>> functions = new ArrayList<>();
    for (RDD<?> step : narrowSteps(rdd)) {
      step.visitClosures(functions::add);
    }
    return functions;
  }

  /**
   * Asks every RDD above {@code rdd} for its partitions, parents first. Done by the thread that
   * submits a job: it may be slow or fail (files are listed), and asking from below would recurse.
   */
  static void computePartitions(RDD<?> rdd) {
    Deque<RDD<?>> open = new ArrayDeque<>();
    Set<RDD<?>> seen = new HashSet<>();
    Set<RDD<?>> done = new HashSet<>();
    open.push(rdd);
    while (!open.isEmpty()) {
      RDD<?> next = open.peek();
      if (seen.add(next)) {
        for (Dependency<?> dependency : next.dependencies()) {
          open.push(dependency.rdd());
        }
      } else {
        open.pop();
        if (done.add(next)) {
          next.partitions();
        }
      }
    }
  }

  /** The first dependency ends up on top, so that the walk goes from left to right. */
  private static void pushNarrowParents(RDD<?> step, Deque<RDD<?>> open) {
    List<Dependency<?>> dependencies = step.dependencies();
    for (int i = dependencies.size() - 1; i >= 0; i--) {
      if (!(dependencies.get(i) instanceof ShuffleDependency<?, ?, ?>)) {
        open.push(dependencies.get(i).rdd());
      }
    }
  }
}
