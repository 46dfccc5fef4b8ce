package org.minispark.util.random;

/** Bounds of a Poisson rate such that a draw stays on one side of a count, nearly always. */
final class PoissonBounds {
  private PoissonBounds() {}

  /** A rate whose draws exceed the count with a probability below 1e-4. */
  static double lowerBound(double count) {
    return Math.max(count - deviations(count) * Math.sqrt(count), 1e-15);
  }

  /** A rate whose draws fall short of the count with a probability below 1e-4. */
  static double upperBound(double count) {
    return Math.max(count + deviations(count) * Math.sqrt(count), 1e-10);
  }

  /** The smaller the count, the further its distribution is from a normal one. */
  private static double deviations(double count) {
    if (count < 6) {
      return 12;
    }
    return count < 16 ? 9 : 6;
  }
}
