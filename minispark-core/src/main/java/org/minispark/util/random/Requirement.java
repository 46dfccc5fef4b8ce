package org.minispark.util.random;

/** Spark's checks of arguments, with the words a Spark user knows. */
final class Requirement {
  /** How far outside its range a fraction may be, to forgive rounding in sums of fractions. */
  static final double ROUNDING = 1e-6;

  private Requirement() {}

  /**
   * @throws IllegalArgumentException unless the condition holds
   */
  static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException("requirement failed: " + message);
    }
  }
}
