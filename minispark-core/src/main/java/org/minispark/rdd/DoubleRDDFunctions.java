package org.minispark.rdd;

import java.util.Iterator;
import java.util.List;
import org.minispark.Tuple2;
import org.minispark.api.java.function.Function2;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.statistics.Estimate;
import org.minispark.engine.statistics.Histogram;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;
import org.minispark.util.StatCounter;

/** The operators of an RDD of numbers. */
public final class DoubleRDDFunctions {
  private final RDD<Double> rdd;

  public DoubleRDDFunctions(RDD<Double> rdd) {
    this.rdd = rdd;
  }

  public double sum() {
    return rdd.fold(0.0, Double::sum);
  }

  /** Count, mean, variance, smallest and largest in one pass. */
  public StatCounter stats() {
    RDD<StatCounter> counters =
        new MapPartitionsRDD<>(
            rdd, (context, index, numbers) -> Iterators.singleton(counterOf(numbers)));
    return counters.reduce(StatCounter::merge);
  }

  /** The sum, as far as is known after a while. */
  public PartialResult<BoundedDouble> sumApprox(long timeoutMillis, double confidence) {
    return guess(Estimate::ofSum, timeoutMillis, confidence);
  }

  /** The mean, as far as is known after a while. */
  public PartialResult<BoundedDouble> meanApprox(long timeoutMillis, double confidence) {
    return guess(Estimate::ofMean, timeoutMillis, confidence);
  }

  /** Guesses at a value of all numbers from those of some partitions. */
  @FunctionalInterface
  private interface Guess {
    Estimate from(Estimate.Observed observed, Estimate.Progress progress, double confidence);
  }

  private PartialResult<BoundedDouble> guess(Guess guess, long timeoutMillis, double confidence) {
    return ApproximateJob.run(
        rdd,
        (context, numbers) -> counterOf(numbers),
        (parts, progress) ->
            ApproximateJob.bounded(guess.from(observed(parts), progress, confidence)),
        timeoutMillis);
  }

  private static Estimate.Observed observed(List<StatCounter> parts) {
    StatCounter all = new StatCounter();
    parts.forEach(all::merge);
    return new Estimate.Observed(all.count(), all.sum(), all.mean(), all.sampleVariance());
  }

  private static StatCounter counterOf(Iterator<Double> numbers) {
    Function2<StatCounter, Double, StatCounter> add = StatCounter::merge;
    return Reductions.foldLeft(new StatCounter(), numbers, add);
  }

  public double mean() {
    return stats().mean();
  }

  /** The variance of these numbers as the whole population. */
  public double variance() {
    return stats().variance();
  }

  public double stdev() {
    return stats().stdev();
  }

  /** The variance of the population of which these numbers are a sample. */
  public double sampleVariance() {
    return stats().sampleVariance();
  }

  public double sampleStdev() {
    return stats().sampleStdev();
  }

  public double popVariance() {
    return stats().popVariance();
  }

  public double popStdev() {
    return stats().popStdev();
  }

  /**
   * Counts by {@code buckets} buckets of the same width from the smallest to the largest number.
   */
  public Tuple2<double[], long[]> histogram(int buckets) {
    Tuple2<Double, Double> range = range();
    double[] bounds = Histogram.evenBounds(range._1, range._2, buckets);
    return new Tuple2<>(bounds, count(new Buckets(bounds, bounds.length != 2)));
  }

  private Tuple2<Double, Double> range() {
    RDD<Tuple2<Double, Double>> ranges =
        new MapPartitionsRDD<>(
            rdd,
            (context, index, numbers) ->
                Iterators.singleton(
                    Reductions.foldLeft(
                        new Tuple2<>(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
                        numbers,
                        (range, number) -> wider(range, new Tuple2<>(number, number)))));
    return ranges.reduce(DoubleRDDFunctions::wider);
  }

  private static Tuple2<Double, Double> wider(Tuple2<Double, Double> a, Tuple2<Double, Double> b) {
    return new Tuple2<>(Math.min(a._1, b._1), Math.max(a._2, b._2));
  }

  /** Counts by the given buckets, whose bounds ascend; faster if told that they are even. */
  public long[] histogram(double[] bounds, boolean evenBuckets) {
    return count(new Buckets(bounds, evenBuckets));
  }

  private record Buckets(double[] bounds, boolean even) implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    Histogram histogram() {
      return new Histogram(bounds, even);
    }
  }

  private long[] count(Buckets buckets) {
    long[] total = new long[buckets.histogram().count(List.<Double>of().iterator()).length];
    RDD<long[]> counts =
        new MapPartitionsRDD<>(
            rdd,
            (context, index, numbers) -> Iterators.singleton(buckets.histogram().count(numbers)));
    for (long[] part : counts.collect()) {
      for (int i = 0; i < total.length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }
}
