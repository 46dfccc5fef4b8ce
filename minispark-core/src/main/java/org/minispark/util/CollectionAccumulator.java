package org.minispark.util;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Gathers values in a list, which has to fit the driver's heap.
 *
 * <p>Synchronized, since the driver may read it while results are merged.
 */
public class CollectionAccumulator<T> extends AccumulatorV2<T, List<T>> {
  private static final long serialVersionUID = 1L;

  private final ArrayList<T> values = new ArrayList<>();

  @Override
  public synchronized boolean isZero() {
    return values.isEmpty();
  }

  @Override
  public CollectionAccumulator<T> copyAndReset() {
    return new CollectionAccumulator<>();
  }

  @Override
  public synchronized CollectionAccumulator<T> copy() {
    CollectionAccumulator<T> copy = new CollectionAccumulator<>();
    copy.values.addAll(values);
    return copy;
  }

  @Override
  public synchronized void reset() {
    values.clear();
  }

  @Override
  public synchronized void add(T value) {
    values.add(value);
  }

  @Override
  public void merge(AccumulatorV2<T, List<T>> other) {
    if (!(other instanceof CollectionAccumulator<T> that)) {
      throw cannotMerge(other);
    }
    // Its copy is taken first, so that no thread ever holds two of these locks.
    List<T> more = that.value();
    synchronized (this) {
      values.addAll(more);
    }
  }

  /** The values so far; an unmodifiable copy. */
  @Override
  public synchronized List<T> value() {
    return Collections.unmodifiableList(new ArrayList<>(values));
  }
}
