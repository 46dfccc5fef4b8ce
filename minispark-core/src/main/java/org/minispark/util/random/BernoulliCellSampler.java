package org.minispark.util.random;

import java.util.Iterator;
import java.util.Random;
import org.minispark.engine.base.XORShiftRandom;

/**
 * Draws a number in [0, 1) for each element and takes those in [lowerBound, upperBound). Samplers
 * with adjoining bounds and the same seed cut a data set into disjoint parts.
 *
 * @param <T> the type of the elements
 */
public final class BernoulliCellSampler<T> implements RandomSampler<T, T> {
  private static final long serialVersionUID = 1L;

  private final double lowerBound;
  private final double upperBound;
  private final boolean complement;
  private final Random random = new XORShiftRandom();

  /** A sampler of the elements whose number lies inside the bounds. */
  public BernoulliCellSampler(double lowerBound, double upperBound) {
    this(lowerBound, upperBound, false);
  }

  /**
   * @param complement whether to take the elements whose number lies outside the bounds instead
   * @throws IllegalArgumentException unless 0 <= lowerBound <= upperBound <= 1
   */
  public BernoulliCellSampler(double lowerBound, double upperBound, boolean complement) {
    Requirement.require(
        lowerBound <= upperBound + Requirement.ROUNDING,
        "Lower bound (" + lowerBound + ") must be <= upper bound (" + upperBound + ")");
    Requirement.require(
        lowerBound >= -Requirement.ROUNDING, "Lower bound (" + lowerBound + ") must be >= 0.0");
    Requirement.require(
        upperBound <= 1 + Requirement.ROUNDING, "Upper bound (" + upperBound + ") must be <= 1.0");
    this.lowerBound = lowerBound;
    this.upperBound = upperBound;
    this.complement = complement;
  }

  @Override
  public void setSeed(long seed) {
    random.setSeed(seed);
  }

  @Override
  public int sample() {
    return isInside() != complement ? 1 : 0;
  }

  @Override
  public Iterator<T> sample(Iterator<T> items) {
    return RandomSampler.keepSampled(this, items);
  }

  /** A sampler that takes exactly what this one, given the same seed, leaves. */
  public BernoulliCellSampler<T> cloneComplement() {
    return new BernoulliCellSampler<>(lowerBound, upperBound, !complement);
  }

  @Override
  public BernoulliCellSampler<T> clone() {
    return new BernoulliCellSampler<>(lowerBound, upperBound, complement);
  }

  private boolean isInside() {
    if (upperBound - lowerBound <= 0) {
      return false; // without a draw
    }
    double draw = random.nextDouble();
    return draw >= lowerBound && draw < upperBound;
  }
}
