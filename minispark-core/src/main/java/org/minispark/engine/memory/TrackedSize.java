package org.minispark.engine.memory;

import java.util.function.LongSupplier;

/**
 * Follows the size of a growing structure without measuring it at every update: it is measured
 * after 1, 2, 3, ... updates, then each time their number has grown by a tenth, and extrapolated in
 * between. The points depend on the number of updates alone, so the same updates give the same
 * estimates, always.
 */
public final class TrackedSize {
  private final LongSupplier measure;
  private final SamplePoints points = new SamplePoints();
  private long lastUpdates;
  private long lastSize;
  private double bytesPerUpdate;

  /**
   * @param measure the whole structure's size in bytes, from its content alone
   */
  public TrackedSize(LongSupplier measure) {
    this.measure = measure;
  }

  /** Call after each update. */
  public void updated() {
    if (points.next()) {
      sample();
    }
  }

  /** Call when the structure has changed otherwise (a table that was grown, say). */
  public void restart() {
    points.reset();
    lastUpdates = 0;
    bytesPerUpdate = 0;
    lastSize = measure.getAsLong();
  }

  /** The estimate in bytes. */
  public long bytes() {
    return lastSize + (long) (bytesPerUpdate * (points.count() - lastUpdates));
  }

  private void sample() {
    long size = measure.getAsLong();
    long updates = points.count() - lastUpdates;
    bytesPerUpdate = Math.max(0, (double) (size - lastSize) / updates);
    lastUpdates = points.count();
    lastSize = size;
  }
}
