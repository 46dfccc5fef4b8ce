package org.minispark.engine.shuffle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Combines values by key in memory and cuts a run whenever the records seen since the last cut come
 * to {@link Workspace#runSize}: by content, never by pressure. Pressure only decides whether a run
 * that is cut stays in the heap or goes to disk, which its reader cannot tell.
 */
final class CombiningRuns implements Pairs.PairConsumer {
  /** How many runs are merged at a time; bounds open files and their buffers. */
  private static final int FAN_IN = 64;

  private static final long STEP = 1 << 20;

  private final Workspace workspace;
  private final Combiner combiner;
  private final Function<AppendOnlyMap, Buckets> order;
  private final CombineBuffer buffer;
  private final List<Run> runs = new ArrayList<>();
  private final long runSize;
  private long acquired;
  private long held;
  private long cutBytes;
  private long nextStep;
  private boolean onDisk;

  /**
   * @param order puts the entries of a map into the order of a run: by bucket, then by hash
   */
  CombiningRuns(Workspace workspace, Combiner combiner, Function<AppendOnlyMap, Buckets> order) {
    this.workspace = workspace;
    this.combiner = combiner;
    this.order = order;
    this.buffer = new CombineBuffer(combiner);
    this.runSize = workspace.runSize();
    this.nextStep = Math.min(STEP, runSize);
  }

  @Override
  public void accept(Object key, Object value) {
    buffer.add(key, value);
    if (buffer.bytes() >= nextStep) {
      step();
    }
  }

  /** Combines all that was added so far: for a combiner that is about to change its ways. */
  void settle() {
    buffer.settle();
  }

  private void step() {
    long bytes = buffer.bytes();
    if (bytes >= runSize) {
      cut();
    } else {
      workspace.memory().forceAcquire(bytes - acquired);
      acquired = bytes;
      nextStep = Math.min(bytes + STEP, runSize);
    }
  }

  private void cut() {
    long bytes = Math.min(buffer.bytes(), runSize);
    Buckets buckets = order.apply(buffer.takeMap());
    if (workspace.memory().tryAcquire(runSize)) {
      // Room for the next run beside this one; it will be taken as that one grows.
      workspace.memory().release(runSize);
      workspace.memory().forceAcquire(bytes - acquired);
      held += bytes;
      runs.add(Run.inHeap(buckets));
    } else {
      workspace.memory().release(acquired);
      runs.add(workspace.spill(buckets, bytes));
      onDisk = true;
    }
    cutBytes += bytes;
    acquired = 0;
    nextStep = Math.min(STEP, runSize);
  }

  /** Gives back all memory, when somebody else answers for what it holds. */
  void releaseMemory() {
    workspace.memory().release(held + acquired);
    held = 0;
    acquired = 0;
  }

  /** Whether all that was added is in one map, never cut. */
  boolean isWhole() {
    return runs.isEmpty();
  }

  /** Whether a run went to disk. */
  boolean isOnDisk() {
    return onDisk;
  }

  /** The map of all records; only if it {@link #isWhole}. */
  AppendOnlyMap map() {
    return buffer.map();
  }

  /** Estimated bytes of the run that is not cut. */
  long bytes() {
    return buffer.bytes();
  }

  /** Estimated bytes of all runs, before they are merged. */
  long totalBytes() {
    return cutBytes + buffer.bytes();
  }

  /** All runs merged into one order, keys combined. Called once, at the end. */
  HashMerge merge() {
    if (buffer.map().size() > 0) {
      runs.add(Run.inHeap(order.apply(buffer.takeMap())));
    }
    return new HashMerge(mergeDown(runs), combiner);
  }

  /** Merges neighbours until there are few enough; which ones depends on their number alone. */
  private List<Run> mergeDown(List<Run> many) {
    if (many.size() <= FAN_IN) {
      return many;
    }
    List<Run> fewer = new ArrayList<>();
    for (int from = 0; from < many.size(); from += FAN_IN) {
      List<Run> group = many.subList(from, Math.min(from + FAN_IN, many.size()));
      try (RunFile file = workspace.newRun()) {
        new HashMerge(group, combiner).mergeInto(file);
        fewer.add(file.finishRun());
      }
    }
    many.clear();
    onDisk = true;
    return mergeDown(fewer);
  }
}
