package org.minispark.rdd;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.minispark.storage.StorageLevel;

/** Writes a lineage as Spark does: a line for each node, a new indentation for each stage. */
final class DebugString {
  private final String persistence;
  private final List<String> lines = new ArrayList<>();
  private final Deque<Line> toCome = new ArrayDeque<>();

  /** A node to write, and how it hangs on the lines above. */
  private record Line(RDD<?> rdd, String prefix, boolean isShuffled, boolean isLastChild) {}

  DebugString(RDD<?> root) {
    StorageLevel level = root.getStorageLevel();
    persistence = level.isValid() ? level.description() : "";
    writeRoot(root);
    while (!toCome.isEmpty()) {
      write(toCome.pop());
    }
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }

  private void writeRoot(RDD<?> root) {
    String partitions = partitionsOf(root);
    String next = barBelow(partitions);
    writeNode(root, partitions + " ", next + " ");
    addChildren(root, next);
  }

  private void write(Line line) {
    if (!line.isShuffled) {
      writeNode(line.rdd, line.prefix, line.prefix);
      addChildren(line.rdd, line.prefix);
      return;
    }
    String partitions = partitionsOf(line.rdd);
    String prefix = withoutLastBar(line.prefix);
    String next = prefix + (line.isLastChild ? "  " : "| ") + barBelow(partitions);
    writeNode(line.rdd, prefix + "+-" + partitions + " ", next);
    addChildren(line.rdd, next);
  }

  private void writeNode(RDD<?> rdd, String first, String below) {
    lines.add(first + rdd + " [" + persistence + "]");
    rdd.requireJobs()
        .cachedSize(rdd)
        .ifPresent(cached -> lines.add(below + "    " + cached.describe()));
  }

  /** The children come next, in their order, before whatever was to come. */
  private void addChildren(RDD<?> rdd, String prefix) {
    List<Dependency<?>> dependencies = rdd.dependencies();
    for (int i = dependencies.size() - 1; i >= 0; i--) {
      Dependency<?> dependency = dependencies.get(i);
      boolean isLast = i == dependencies.size() - 1;
      boolean isShuffled = dependency instanceof ShuffleDependency;
      toCome.push(new Line(dependency.rdd(), prefix, isShuffled, isLast));
    }
  }

  private static String partitionsOf(RDD<?> rdd) {
    return "(" + rdd.partitions().length + ")";
  }

  /** A bar under the middle of the number of partitions. */
  private static String barBelow(String partitions) {
    int left = (partitions.length() - 1) / 2;
    return " ".repeat(left) + "|" + " ".repeat(partitions.length() - left);
  }

  private static String withoutLastBar(String prefix) {
    String stripped = prefix.stripTrailing();
    boolean endsWithBar = stripped.endsWith("|") && stripped.length() < prefix.length();
    return endsWithBar ? stripped.substring(0, stripped.length() - 1) : prefix;
  }
}
