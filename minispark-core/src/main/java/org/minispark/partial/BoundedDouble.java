package org.minispark.partial;

/**
 * An estimate and the bounds that hold the true value with some confidence.
 *
 * @param confidence the probability that the bounds hold, from 0 to 1
 */
public record BoundedDouble(double mean, double confidence, double low, double high) {
  @Override
  public boolean equals(Object other) {
    return other instanceof BoundedDouble that
        && that.mean == mean
        && that.confidence == confidence
        && that.low == low
        && that.high == high;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(mean)
        ^ Double.hashCode(confidence)
        ^ Double.hashCode(low)
        ^ Double.hashCode(high);
  }

  @Override
  public String toString() {
    return "[%.3f, %.3f]".formatted(low, high);
  }
}
