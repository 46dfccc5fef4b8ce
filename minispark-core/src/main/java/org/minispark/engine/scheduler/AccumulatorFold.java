package org.minispark.engine.scheduler;

import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.minispark.engine.base.Log;
import org.minispark.util.AccumulatorV2;

/**
 * Adds the accumulators of one stage's tasks to the driver's: once for each output, however often
 * it is made, and in the order of the outputs, whatever order they arrive in. So a sum of doubles
 * has the same bits in every run.
 *
 * <p>What arrives early waits until everything before it has come, or until the stage ends.
 */
final class AccumulatorFold {
  private static final Log LOG = Log.of(AccumulatorFold.class);

  private final AccumulatorRegistry registry;
  private final BitSet expected = new BitSet();
  private final BitSet folded = new BitSet();
  private final TreeMap<Integer, List<AccumulatorV2<?, ?>>> early = new TreeMap<>();
  private int nextExpected;
  private boolean used;

  AccumulatorFold(AccumulatorRegistry registry) {
    this.registry = registry;
  }

  /** These outputs are being made. */
  void expect(int[] outputs) {
    nextExpected = 0;
    for (int output : outputs) {
      if (!folded.get(output)) {
        expected.set(output);
      }
    }
  }

  /** An output was made. */
  void made(int output, List<AccumulatorV2<?, ?>> updates) {
    if (folded.get(output) || early.containsKey(output)) {
      return;
    }
    used |= !updates.isEmpty();
    early.put(output, updates);
    while (!early.isEmpty() && early.firstKey() <= firstExpected()) {
      foldFirst();
    }
  }

  /** An attempt failed: what counts failures too is added at once. */
  void failed(List<AccumulatorV2<?, ?>> updates) {
    for (AccumulatorV2<?, ?> update : updates) {
      if (update.countFailedValues()) {
        merge(update);
      }
    }
  }

  /** No more will come: what waits is added, in order. */
  void end() {
    while (!early.isEmpty()) {
      foldFirst();
    }
    expected.clear();
  }

  /** Whether it has nothing to remember: no task of the stage has any accumulator. */
  boolean isUnused() {
    return !used;
  }

  private int firstExpected() {
    int first = expected.nextSetBit(nextExpected);
    nextExpected = first < 0 ? expected.length() : first;
    return first < 0 ? Integer.MAX_VALUE : first;
  }

  private void foldFirst() {
    var first = early.pollFirstEntry();
    expected.clear(first.getKey());
    folded.set(first.getKey());
    for (AccumulatorV2<?, ?> update : first.getValue()) {
      merge(update);
    }
  }

  @SuppressWarnings("unchecked") // a task's copy is of the class of the driver's accumulator
  private void merge(AccumulatorV2<?, ?> update) {
    var accumulator = (AccumulatorV2<Object, Object>) registry.find(update.id());
    if (accumulator == null) {
      return;
    }
    try {
      accumulator.merge((AccumulatorV2<Object, Object>) update);
    } catch (RuntimeException | Error failed) {
      // The program's own class failed: its sum is spoiled, the job is not. Spark does the same.
      LOG.error("Could not merge an update into {}", accumulator.getClass().getName(), failed);
    }
  }
}
