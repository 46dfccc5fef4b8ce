package org.minispark.util.random;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one pass over a key's elements has found out: how many are surely in the sample, and the
 * random numbers of those that may be.
 */
final class Acceptance implements Serializable {
  private static final long serialVersionUID = 1L;

  long elements;
  long accepted;
  double acceptBound = Double.NaN;
  double waitListBound = Double.NaN;
  private final ArrayList<Double> waitList = new ArrayList<>();

  boolean hasBounds() {
    return !Double.isNaN(acceptBound) && !Double.isNaN(waitListBound);
  }

  void wait(double draw) {
    waitList.add(draw);
  }

  /** Adds what an earlier partition found; the bounds stay this one's, as the data read last. */
  void addEarlier(Acceptance earlier) {
    elements += earlier.elements;
    accepted += earlier.accepted;
    waitList.addAll(earlier.waitList);
  }

  /** The number below which an element's draw must lie so that the sample has its exact size. */
  double threshold(double fraction) {
    long sampleSize = (long) Math.ceil(elements * fraction);
    if (accepted > sampleSize) {
      return acceptBound;
    }
    int wanted = (int) (sampleSize - accepted);
    if (wanted >= waitList.size()) {
      return waitListBound;
    }
    List<Double> sorted = new ArrayList<>(waitList);
    sorted.sort(null);
    return sorted.get(wanted);
  }
}
