package org.minispark.engine.shuffle;

/**
 * A run through keys and values without a tuple for each. After {@link #next} was true, {@link
 * #key} and {@link #value} are the current pair.
 */
abstract class Pairs {
  Object key;
  Object value;

  /** Moves to the next pair; false at the end, and again if asked again. */
  abstract boolean next();

  /** Pushes all remaining pairs. */
  void pushTo(PairConsumer consumer) {
    while (next()) {
      consumer.accept(key, value);
    }
  }

  /** Pushes as many pairs as there are, but at most {@code limit}; returns how many. */
  int pushSome(PairConsumer consumer, int limit) {
    int count = 0;
    while (count < limit && next()) {
      consumer.accept(key, value);
      count++;
    }
    return count;
  }

  /** Takes pairs. */
  @FunctionalInterface
  interface PairConsumer {
    void accept(Object key, Object value);
  }
}
