package org.minispark.engine.statistics;

import java.util.Arrays;
import java.util.Iterator;
import org.minispark.SparkUnsupportedOperationException;

/**
 * Counts numbers by buckets. A bucket holds its lower bound but not its upper one, except the last,
 * which holds both. Numbers outside all buckets, and NaN, are not counted.
 */
public final class Histogram {
  private final double[] bounds;
  private final boolean even;

  /**
   * @param bounds the ascending bounds of the buckets, one more than there are buckets
   * @param even whether all buckets have the same width; their number is then computed, not
   *     searched
   * @throws IllegalArgumentException if there are fewer than two bounds
   */
  public Histogram(double[] bounds, boolean even) {
    if (bounds.length < 2) {
      throw new IllegalArgumentException("buckets array must have at least two elements");
    }
    this.bounds = bounds.clone();
    this.even = even;
  }

  /**
   * The bounds of buckets of the same width; of a single bucket if all numbers are equal.
   *
   * @throws SparkUnsupportedOperationException if the smallest or largest number is not finite,
   *     which they are not where there is no number at all
   */
  public static double[] evenBounds(double min, double max, int buckets) {
    if (!Double.isFinite(min) || !Double.isFinite(max)) {
      throw new SparkUnsupportedOperationException(
          "Histogram on either an empty RDD or RDD containing +/-infinity or NaN");
    }
    if (min == max) {
      return new double[] {min, min};
    }
    double[] bounds = new double[Math.max(buckets, 0) + 1];
    double span = max - min;
    for (int i = 0; i < bounds.length - 1; i++) {
      bounds[i] = min + i * span / buckets;
    }
    bounds[bounds.length - 1] = max;
    return bounds;
  }

  /** How many numbers lie in each bucket. */
  public long[] count(Iterator<Double> numbers) {
    long[] counts = new long[bounds.length - 1];
    numbers.forEachRemaining(
        number -> {
          int bucket = even ? evenBucketOf(number) : bucketOf(number);
          if (bucket >= 0) {
            counts[bucket]++;
          }
        });
    return counts;
  }

  private int evenBucketOf(double number) {
    double min = bounds[0];
    double max = bounds[bounds.length - 1];
    if (Double.isNaN(number) || number < min || number > max) {
      return -1;
    }
    int buckets = bounds.length - 1;
    int bucket = (int) ((number - min) / (max - min) * buckets);
    return Math.min(bucket, buckets - 1);
  }

  private int bucketOf(double number) {
    int found = Arrays.binarySearch(bounds, number);
    if (found >= 0) {
      return Math.min(found, bounds.length - 2);
    }
    int firstAbove = -found - 1;
    return firstAbove < bounds.length ? firstAbove - 1 : -1;
  }
}
