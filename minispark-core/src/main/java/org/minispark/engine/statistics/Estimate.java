package org.minispark.engine.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * A guess at a value over all partitions from those that are done, taken as a random sample.
 *
 * @param mean the expected value
 * @param confidence the probability that the value lies within the bounds; 1 if all partitions are
 *     done, 0 if nothing is known
 * @param low the lower bound
 * @param high the upper bound
 */
public record Estimate(double mean, double confidence, double low, double high) {
  /** Above this number of observations Student's distribution is as good as normal. */
  private static final long MOST_FOR_STUDENT = 100;

  /**
   * What has been observed in the partitions that are done.
   *
   * @param sampleVariance the variance as estimated from a sample, NaN for a single number
   */
  public record Observed(long count, double sum, double mean, double sampleVariance) {}

  /** How many partitions are done out of how many. */
  public record Progress(int done, int total) {
    boolean isComplete() {
      return done == total;
    }

    double fraction() {
      return (double) done / total;
    }
  }

  /** A guess at a count; elements are taken to come at an even rate (a Poisson process). */
  public static Estimate ofCount(long counted, Progress progress, double confidence) {
    if (progress.isComplete()) {
      return exactly((double) counted);
    }
    if (progress.done == 0 || counted == 0) {
      return new Estimate(0, 0, 0, Double.POSITIVE_INFINITY);
    }
    double fraction = progress.fraction();
    PoissonDistribution rest = new PoissonDistribution(counted * (1 - fraction) / fraction);
    return new Estimate(
        counted + rest.getNumericalMean(),
        confidence,
        counted + (double) rest.inverseCumulativeProbability((1 - confidence) / 2),
        counted + (double) rest.inverseCumulativeProbability((1 + confidence) / 2));
  }

  /** A guess at a mean. */
  public static Estimate ofMean(Observed observed, Progress progress, double confidence) {
    if (progress.isComplete()) {
      return exactly(observed.mean);
    }
    if (progress.done == 0 || observed.count == 0) {
      return unknown();
    }
    if (observed.count == 1) {
      return unbounded(observed.mean, confidence);
    }
    double deviation = Math.sqrt(observed.sampleVariance / observed.count);
    return around(observed.mean, 0, deviation, observed.count, confidence);
  }

  /**
   * A guess at a sum: what was observed, plus a rest whose number of elements and whose mean are
   * both guessed, so that the variance is that of a product.
   */
  public static Estimate ofSum(Observed observed, Progress progress, double confidence) {
    if (progress.isComplete()) {
      return exactly(observed.sum);
    }
    if (progress.done == 0 || observed.count == 0) {
      return unknown();
    }
    double fraction = progress.fraction();
    double restCount = observed.count * (1 - fraction) / fraction;
    double restSum = observed.mean * restCount;
    double meanVariance = observed.sampleVariance / observed.count;
    if (Double.isNaN(meanVariance) || observed.count == 1) {
      return unbounded(observed.sum + restSum, confidence);
    }
    double countVariance = observed.count * (1 - fraction) / (fraction * fraction);
    double sumVariance =
        observed.mean * observed.mean * countVariance
            + restCount * restCount * meanVariance
            + meanVariance * countVariance;
    return around(restSum, observed.sum, Math.sqrt(sumVariance), observed.count, confidence);
  }

  private static Estimate around(
      double center, double known, double deviation, long observations, double confidence) {
    double reach = deviationsWithin(observations, confidence) * deviation;
    return new Estimate(
        known + center, confidence, known + (center - reach), known + (center + reach));
  }

  private static double deviationsWithin(long observations, double confidence) {
    double probability = (1 + confidence) / 2;
    if (observations > MOST_FOR_STUDENT) {
      return new NormalDistribution().inverseCumulativeProbability(probability);
    }
    return new TDistribution(observations - 1).inverseCumulativeProbability(probability);
  }

  private static Estimate exactly(double value) {
    return new Estimate(value, 1, value, value);
  }

  private static Estimate unknown() {
    return unbounded(0, 0);
  }

  private static Estimate unbounded(double mean, double confidence) {
    return new Estimate(mean, confidence, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
