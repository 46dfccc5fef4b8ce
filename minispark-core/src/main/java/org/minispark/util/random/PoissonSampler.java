package org.minispark.util.random;

import java.util.Collections;
import java.util.Iterator;
import java.util.Random;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.base.XORShiftRandom;

/**
 * Takes each element a Poisson-distributed number of times: sampling with replacement. Small
 * fractions draw the gap to the next element taken at all, and then how often it is taken.
 *
 * @param <T> the type of the elements
 */
public final class PoissonSampler<T> implements RandomSampler<T, T> {
  private static final long serialVersionUID = 1L;

  private final double fraction;
  private final boolean useGapSampling;
  private final PoissonDistribution distribution;
  private final Random random = new XORShiftRandom();
  private GapSampling gaps;

  /** A sampler that draws gaps where the fraction is small. */
  public PoissonSampler(double fraction) {
    this(fraction, true);
  }

  /**
   * @param fraction how often each element is taken on average
   * @param useGapSamplingIfPossible whether a fraction up to 0.4 draws gaps
   * @throws IllegalArgumentException if the fraction is negative
   */
  public PoissonSampler(double fraction, boolean useGapSamplingIfPossible) {
    Requirement.require(
        fraction >= -Requirement.ROUNDING, "Sampling fraction (" + fraction + ") must be >= 0");
    this.fraction = fraction;
    this.useGapSampling = useGapSamplingIfPossible && fraction <= GapSampling.MAX_FRACTION;
    this.distribution = new PoissonDistribution(fraction > 0 ? fraction : 1);
  }

  @Override
  public void setSeed(long seed) {
    distribution.reseedRandomGenerator(seed);
    random.setSeed(seed);
  }

  @Override
  public int sample() {
    if (fraction <= 0) {
      return 0;
    }
    return useGapSampling ? sampleByGap() : distribution.sample();
  }

  @Override
  public Iterator<T> sample(Iterator<T> items) {
    if (fraction <= 0) {
      return Iterators.empty();
    }
    return Iterators.flatMap(items, item -> Collections.nCopies(sample(), item).iterator());
  }

  @Override
  public PoissonSampler<T> clone() {
    return new PoissonSampler<>(fraction, useGapSampling);
  }

  private int sampleByGap() {
    if (gaps == null) {
      gaps = new GapSampling(random, -fraction); // draws, so not before the seed is set
    }
    if (!gaps.isNextChosen()) {
      return 0;
    }
    int times = drawAtLeastOne(Math.exp(-fraction));
    gaps.drawGap();
    return times;
  }

  /** A Poisson number given that it is not 0: Knuth's product of uniforms, begun behind the 0. */
  private int drawAtLeastOne(double probabilityOfNone) {
    double product = probabilityOfNone + (1 - probabilityOfNone) * random.nextDouble();
    int times = 1;
    product *= random.nextDouble();
    while (product > probabilityOfNone) {
      times++;
      product *= random.nextDouble();
    }
    return times;
  }
}
