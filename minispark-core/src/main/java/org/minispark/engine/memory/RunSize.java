package org.minispark.engine.memory;

import org.minispark.util.SizeEstimator;

/**
 * Follows the size of a run of records that are only added, to cut it by content: the same records
 * in the same order give the same sizes, always.
 *
 * <p>A record whose size is read off at once (strings, boxed numbers, primitive arrays, tuples of
 * them) is counted exactly. Any other counts its weight (the number of elements in it, for a
 * collection or an array) times the bytes per weight of such records measured so far; they are
 * measured at the 1st, 2nd, 3rd, ..., and then each time their number has grown by a tenth. So one
 * huge list among many small ones is not overlooked.
 */
public final class RunSize {
  /** Measurements count for less with age, so that the estimate follows data that changes. */
  private static final double MEMORY = 0.5;

  private final SamplePoints points = new SamplePoints();
  private double bytesPerWeight;
  private long bytes;

  /** Counts one record; the bytes of a slot to hold it are the caller's. */
  public void add(Object record) {
    bytes += Weights.isFlat(record) ? SizeEstimator.estimate(record) : estimate(record);
  }

  /** The estimate in bytes. */
  public long bytes() {
    return bytes;
  }

  /** Starts a new run; what was learnt of its records is forgotten too. */
  public void reset() {
    points.reset();
    bytesPerWeight = 0;
    bytes = 0;
  }

  private long estimate(Object record) {
    long weight = Weights.of(record);
    if (!points.next()) {
      return (long) (bytesPerWeight * weight);
    }
    long measured = SizeEstimator.estimate(record);
    double perWeight = (double) measured / weight;
    bytesPerWeight =
        points.count() == 1 ? perWeight : MEMORY * bytesPerWeight + (1 - MEMORY) * perWeight;
    return measured;
  }
}
