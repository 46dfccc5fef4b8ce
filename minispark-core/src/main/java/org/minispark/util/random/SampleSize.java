package org.minispark.util.random;

/** Which fraction to sample so that at least a wanted number of elements comes out. */
public final class SampleSize {
  /** How often a single pass may come out short. */
  private static final double FAILURE_RATE = 1e-4;

  private SampleSize() {}

  /**
   * A fraction that yields at least {@code sampleSize} of {@code total} elements in a single pass,
   * with a probability of 0.9999.
   *
   * @param sampleSize the wanted number of elements
   * @param total the number of elements to choose from
   */
  public static double fractionFor(int sampleSize, long total, boolean withReplacement) {
    if (withReplacement) {
      return PoissonBounds.upperBound(sampleSize) / total;
    }
    return BinomialBounds.upperBound(FAILURE_RATE, total, (double) sampleSize / total);
  }
}
