package org.minispark.util.random;

/**
 * Bounds of a sampling rate such that taking each of n elements at this rate gives at most, or at
 * least, the wanted fraction of n, except with the probability delta (Chernoff's and Bernstein's
 * inequalities).
 */
final class BinomialBounds {
  private static final double SMALLEST_RATE = 1e-10;

  private BinomialBounds() {}

  /** The rate that gives more than {@code fraction * n} elements only with probability delta. */
  static double lowerBound(double delta, long n, double fraction) {
    double gamma = -Math.log(delta) / n * (2.0 / 3.0);
    return fraction + gamma - Math.sqrt(gamma * gamma + 3 * gamma * fraction);
  }

  /** The rate that gives fewer than {@code fraction * n} elements only with probability delta. */
  static double upperBound(double delta, long n, double fraction) {
    double gamma = -Math.log(delta) / n;
    double rate = fraction + gamma + Math.sqrt(gamma * gamma + 2 * gamma * fraction);
    return Math.min(1, Math.max(SMALLEST_RATE, rate));
  }
}
