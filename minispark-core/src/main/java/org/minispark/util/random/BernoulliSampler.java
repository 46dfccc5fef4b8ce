package org.minispark.util.random;

import java.util.Iterator;
import java.util.Random;
import org.minispark.engine.base.XORShiftRandom;

/**
 * Takes each element once with the same probability: sampling without replacement. Small fractions
 * draw the gap to the next chosen element instead of a number for each.
 *
 * @param <T> the type of the elements
 */
public final class BernoulliSampler<T> implements RandomSampler<T, T> {
  private static final long serialVersionUID = 1L;

  private final double fraction;
  private final Random random = new XORShiftRandom();
  private GapSampling gaps;

  /**
   * @param fraction the probability of each element
   * @throws IllegalArgumentException if the fraction is outside [0, 1]
   */
  public BernoulliSampler(double fraction) {
    Requirement.require(
        fraction >= -Requirement.ROUNDING && fraction <= 1 + Requirement.ROUNDING,
        "Sampling fraction (" + fraction + ") must be on interval [0, 1]");
    this.fraction = fraction;
  }

  @Override
  public void setSeed(long seed) {
    random.setSeed(seed);
  }

  @Override
  public int sample() {
    if (fraction <= 0) {
      return 0;
    }
    if (fraction >= 1) {
      return 1;
    }
    if (fraction <= GapSampling.MAX_FRACTION) {
      return sampleByGap();
    }
    return random.nextDouble() <= fraction ? 1 : 0;
  }

  @Override
  public Iterator<T> sample(Iterator<T> items) {
    return RandomSampler.keepSampled(this, items);
  }

  @Override
  public BernoulliSampler<T> clone() {
    return new BernoulliSampler<>(fraction);
  }

  private int sampleByGap() {
    if (gaps == null) {
      gaps = new GapSampling(random, Math.log1p(-fraction)); // draws, so not before the seed is set
    }
    return gaps.isChosen() ? 1 : 0;
  }
}
