package org.minispark.util.random;

import java.io.Serializable;
import java.util.Random;

/**
 * Draws how many elements to skip until the next chosen one, from a geometric distribution: one
 * random number for each chosen element instead of one for every element.
 */
final class GapSampling implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Above this fraction a number for each element is faster than a logarithm for each gap. */
  static final double MAX_FRACTION = 0.4;

  /** The smallest number whose logarithm is taken; a drawn 0 would give an infinite gap. */
  private static final double SMALLEST_DRAW = 5e-11;

  private final Random random;
  private final double logOfSkipping;
  private int toSkip;

  /**
   * Draws the first gap.
   *
   * @param logOfSkipping the logarithm of the probability that an element is not chosen
   */
  GapSampling(Random random, double logOfSkipping) {
    this.random = random;
    this.logOfSkipping = logOfSkipping;
    drawGap();
  }

  /** Whether to choose the next element. The caller of a chosen one must {@link #drawGap}. */
  boolean isNextChosen() {
    if (toSkip == 0) {
      return true;
    }
    toSkip--;
    return false;
  }

  /** Whether to choose the next element, with the next gap drawn. */
  boolean isChosen() {
    boolean chosen = isNextChosen();
    if (chosen) {
      drawGap();
    }
    return chosen;
  }

  void drawGap() {
    double draw = Math.max(random.nextDouble(), SMALLEST_DRAW);
    toSkip = (int) (Math.log(draw) / logOfSkipping);
  }
}
