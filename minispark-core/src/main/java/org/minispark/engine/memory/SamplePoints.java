package org.minispark.engine.memory;

/**
 * Counts, and says at which counts to measure: 1, 2, ... 9, 10, 12, 14, ... each a tenth further.
 */
final class SamplePoints {
  private static final int GROWTH_DIVISOR = 10;

  private long count;
  private long nextPoint = 1;

  /** Counts one more; true if this is a point. */
  boolean next() {
    if (++count < nextPoint) {
      return false;
    }
    nextPoint = count + count / GROWTH_DIVISOR + 1;
    return true;
  }

  long count() {
    return count;
  }

  void reset() {
    count = 0;
    nextPoint = 1;
  }
}
