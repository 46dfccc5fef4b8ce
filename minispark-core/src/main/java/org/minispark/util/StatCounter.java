package org.minispark.util;

import java.io.Serializable;

/**
 * Count, mean, variance, maximum and minimum of numbers, in one pass and mergeable.
 *
 * <p>Numbers are added by Welford's method and counters merged by Chan's, neither of which loses
 * digits as sums of squares do (Chan, Golub, LeVeque: Algorithms for Computing the Sample Variance,
 * 1983). The order of operations is Spark's, so that the same numbers in the same order give the
 * same bits.
 */
public class StatCounter implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How many times more numbers make the mean of the larger side the better start. */
  private static final long MUCH_LARGER = 10;

  private long n;
  private double mu;

  /** The sum of squared distances from the mean. */
  private double m2;

  private double maxValue = Double.NEGATIVE_INFINITY;
  private double minValue = Double.POSITIVE_INFINITY;

  /** Adds a number. */
  public StatCounter merge(double value) {
    double delta = value - mu;
    n++;
    mu += delta / n;
    m2 += delta * (value - mu);
    maxValue = Math.max(maxValue, value);
    minValue = Math.min(minValue, value);
    return this;
  }

  /** Adds all that another counter has seen. */
  public StatCounter merge(StatCounter other) {
    if (other == this) {
      return merge(other.copy());
    }
    if (n == 0) {
      become(other);
    } else if (other.n != 0) {
      double delta = other.mu - mu;
      mu = mergedMean(other, delta);
      m2 += other.m2 + (delta * delta * n * other.n) / (n + other.n);
      n += other.n;
      maxValue = Math.max(maxValue, other.maxValue);
      minValue = Math.min(minValue, other.minValue);
    }
    return this;
  }

  private double mergedMean(StatCounter other, double delta) {
    if (other.n * MUCH_LARGER < n) {
      return mu + (delta * other.n) / (n + other.n);
    }
    if (n * MUCH_LARGER < other.n) {
      return other.mu - (delta * n) / (n + other.n);
    }
    return (mu * n + other.mu * other.n) / (n + other.n);
  }

  private void become(StatCounter other) {
    n = other.n;
    mu = other.mu;
    m2 = other.m2;
    maxValue = other.maxValue;
    minValue = other.minValue;
  }

  public StatCounter copy() {
    StatCounter copy = new StatCounter();
    copy.become(this);
    return copy;
  }

  /** How many numbers there are. */
  public long count() {
    return n;
  }

  /** 0 if there are no numbers. */
  public double mean() {
    return mu;
  }

  /** Their sum: the mean times the count. */
  public double sum() {
    return n * mu;
  }

  /** Negative infinity if there are no numbers. */
  public double max() {
    return maxValue;
  }

  /** Positive infinity if there are no numbers. */
  public double min() {
    return minValue;
  }

  /** The variance of the numbers taken as the whole population; NaN if there are none. */
  public double variance() {
    return popVariance();
  }

  /** See {@link #variance}. */
  public double popVariance() {
    return n == 0 ? Double.NaN : m2 / n;
  }

  /** The variance of what the numbers are a sample of; NaN for fewer than two. */
  public double sampleVariance() {
    return n <= 1 ? Double.NaN : m2 / (n - 1);
  }

  /** The square root of {@link #variance}. */
  public double stdev() {
    return popStdev();
  }

  /** See {@link #stdev}. */
  public double popStdev() {
    return Math.sqrt(popVariance());
  }

  /** The square root of {@link #sampleVariance}. */
  public double sampleStdev() {
    return Math.sqrt(sampleVariance());
  }

  @Override
  public String toString() {
    return "(count: %d, mean: %f, stdev: %f, max: %f, min: %f)"
        .formatted(count(), mean(), stdev(), max(), min());
  }
}
