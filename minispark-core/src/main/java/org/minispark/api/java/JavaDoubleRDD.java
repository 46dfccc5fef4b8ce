package org.minispark.api.java;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.function.Function;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;
import org.minispark.rdd.DoubleRDDFunctions;
import org.minispark.rdd.RDD;
import org.minispark.storage.StorageLevel;
import org.minispark.util.StatCounter;

/**
 * An RDD of numbers, with their sum, mean, variance and so on. What it shares with other RDDs is in
 * {@link JavaRDDLike}.
 *
 * <p>Each one has two nodes of lineage, as in Spark, where the inner holds primitive numbers and
 * the outer boxed ones. Here the outer does nothing; but ids, and what is drawn by them, stay the
 * same.
 */
public class JavaDoubleRDD implements JavaRDDLike<Double, JavaDoubleRDD> {
  private static final long serialVersionUID = 1L;

  private final RDD<Double> inner;
  private final RDD<Double> rdd;

  /**
   * @param srdd numbers, which each become a double
   */
  @SuppressWarnings("unchecked") // Spark's signature; the records are numbers
  public JavaDoubleRDD(RDD<Object> srdd) {
    this.inner = (RDD<Double>) (RDD<?>) srdd;
    this.rdd = inner.mapPartitions(numbers -> numbers);
  }

  static JavaDoubleRDD of(RDD<Double> numbers) {
    return new JavaDoubleRDD(asObjects(numbers));
  }

  /** With one more node, where Spark turns boxed numbers into primitive ones. */
  static JavaDoubleRDD unboxed(RDD<Double> numbers) {
    return of(numbers.mapPartitions(boxed -> boxed));
  }

  @SuppressWarnings("unchecked") // Spark's signature; only read
  private static RDD<Object> asObjects(RDD<Double> numbers) {
    return (RDD<Object>) (RDD<?>) numbers;
  }

  /** The engine's RDD of numbers as a program's. */
  public static JavaDoubleRDD fromRDD(RDD<Object> rdd) {
    return new JavaDoubleRDD(rdd);
  }

  /** The engine's side of it. */
  public static RDD<Object> toRDD(JavaDoubleRDD rdd) {
    return rdd.srdd();
  }

  /** The inner of the two nodes. */
  public RDD<Object> srdd() {
    return asObjects(inner);
  }

  @Override
  public RDD<Double> rdd() {
    return rdd;
  }

  @Override
  public JavaDoubleRDD wrapRDD(RDD<Double> other) {
    return unboxed(other);
  }

  /** Gives it a name for reports; returns itself. */
  public JavaDoubleRDD setName(String name) {
    inner.setName(name);
    return this;
  }

  // ---- Persistence ------------------------------------------------------------------------------

  /** Keeps the partitions in memory when they are first computed; drops what does not fit. */
  public JavaDoubleRDD cache() {
    return of(inner.cache());
  }

  /**
   * Keeps the partitions at the given level when they are first computed.
   *
   * <p>Fails with {@code UnsupportedOperationException} if it has another level already.
   */
  public JavaDoubleRDD persist(StorageLevel newLevel) {
    return of(inner.persist(newLevel));
  }

  /** Drops the kept partitions, without waiting until they are gone. */
  public JavaDoubleRDD unpersist() {
    return unpersist(false);
  }

  /** Drops the kept partitions; waits until they are gone if {@code blocking}. */
  public JavaDoubleRDD unpersist(boolean blocking) {
    return of(inner.unpersist(blocking));
  }

  // ---- Transformations --------------------------------------------------------------------------

  /** The numbers for which the function says true. */
  public JavaDoubleRDD filter(Function<Double, Boolean> f) {
    return of(inner.filter(f));
  }

  /** {@link #sample(boolean, Double, long)} with a random seed. */
  public JavaDoubleRDD sample(boolean withReplacement, Double fraction) {
    return sample(withReplacement, fraction, ThreadLocalRandom.current().nextLong());
  }

  /** A random part of the numbers: see {@link JavaRDD#sample(boolean, double, long)}. */
  public JavaDoubleRDD sample(boolean withReplacement, Double fraction, long seed) {
    return of(inner.sample(withReplacement, fraction, seed));
  }

  /** The numbers of both, repeated ones included; nothing moves. */
  public JavaDoubleRDD union(JavaDoubleRDD other) {
    return of(inner.union(other.inner));
  }

  /** Fewer partitions, each of several whole ones: see {@link JavaRDD#coalesce(int)}. */
  public JavaDoubleRDD coalesce(int numPartitions) {
    return of(inner.coalesce(numPartitions));
  }

  /** {@link #coalesce(int)}, or {@link #repartition} if {@code shuffle}. */
  public JavaDoubleRDD coalesce(int numPartitions, boolean shuffle) {
    return shuffle ? repartition(numPartitions) : coalesce(numPartitions);
  }

  /** Deals the numbers out evenly over new partitions; all of them move. */
  public JavaDoubleRDD repartition(int numPartitions) {
    return of(inner.repartition(numPartitions));
  }

  /** Each different number once, in as many partitions as now; shuffles. */
  public JavaDoubleRDD distinct() {
    return of(inner.distinct());
  }

  /** Each different number once; shuffles. */
  public JavaDoubleRDD distinct(int numPartitions) {
    return of(inner.distinct(numPartitions));
  }

  /** The numbers that are in both, each once; both RDDs move. */
  public JavaDoubleRDD intersection(JavaDoubleRDD other) {
    return of(inner.intersection(other.inner));
  }

  /** The numbers of this that are not in the other, repeated ones included; both RDDs move. */
  public JavaDoubleRDD subtract(JavaDoubleRDD other) {
    return of(inner.subtract(other.inner));
  }

  /** {@link #subtract(JavaDoubleRDD)} into a given number of partitions. */
  public JavaDoubleRDD subtract(JavaDoubleRDD other, int numPartitions) {
    return subtract(other, new HashPartitioner(numPartitions));
  }

  /** {@link #subtract(JavaDoubleRDD)}, the numbers placed by a given rule. */
  public JavaDoubleRDD subtract(JavaDoubleRDD other, Partitioner p) {
    return of(inner.subtract(other.inner, p));
  }

  // ---- Actions ----------------------------------------------------------------------------------

  /** The first number; fails as {@link JavaRDDLike#first} if there is none. */
  @Override
  public Double first() {
    return inner.first();
  }

  /** The sum, added up in each partition and then in the order of partitions; 0 of none. */
  public Double sum() {
    return numbers().sum();
  }

  /** The smallest number; fails as {@link JavaRDDLike#reduce} if there is none. */
  public Double min() {
    return inner.min(Comparator.naturalOrder());
  }

  /** The largest number; fails as {@link JavaRDDLike#reduce} if there is none. */
  public Double max() {
    return inner.max(Comparator.naturalOrder());
  }

  /** Count, mean, variance, smallest and largest, in one job. */
  public StatCounter stats() {
    return numbers().stats();
  }

  /** {@link #meanApprox(long, Double)} with a confidence of 0.95. */
  public PartialResult<BoundedDouble> meanApprox(long timeout) {
    return meanApprox(timeout, 0.95);
  }

  /**
   * The mean, as far as is known after {@code timeout} milliseconds: an estimate from the
   * partitions that are done, with bounds. The job goes on, and the result gets final with it.
   *
   * @param confidence how often, out of 1, the true mean lies within the bounds
   */
  public PartialResult<BoundedDouble> meanApprox(long timeout, Double confidence) {
    return numbers().meanApprox(timeout, confidence);
  }

  /** {@link #sumApprox(long, Double)} with a confidence of 0.95. */
  public PartialResult<BoundedDouble> sumApprox(long timeout) {
    return sumApprox(timeout, 0.95);
  }

  /** The sum, as {@link #meanApprox(long, Double)} tells the mean. */
  public PartialResult<BoundedDouble> sumApprox(long timeout, Double confidence) {
    return numbers().sumApprox(timeout, confidence);
  }

  /** The mean of the numbers; NaN if there are none. */
  public Double mean() {
    return numbers().mean();
  }

  /** The variance of these numbers as the whole population: divided by their count. */
  public Double variance() {
    return numbers().variance();
  }

  /** The square root of {@link #variance}. */
  public Double stdev() {
    return numbers().stdev();
  }

  /** The variance of the population from which these numbers were drawn: divided by count - 1. */
  public Double sampleVariance() {
    return numbers().sampleVariance();
  }

  /** The square root of {@link #sampleVariance}. */
  public Double sampleStdev() {
    return numbers().sampleStdev();
  }

  /** The same as {@link #variance}. */
  public Double popVariance() {
    return numbers().popVariance();
  }

  /** The same as {@link #stdev}. */
  public Double popStdev() {
    return numbers().popStdev();
  }

  /**
   * Counts the numbers in equal buckets between the smallest and the largest. Runs two jobs.
   *
   * @return the bounds of the buckets, one more than there are, and the counts
   */
  public Tuple2<double[], long[]> histogram(int bucketCount) {
    return numbers().histogram(bucketCount);
  }

  /**
   * Counts the numbers in buckets with the given ascending bounds. A bucket holds its lower bound
   * and not its upper; the last one holds both. Numbers outside of all are not counted.
   */
  public long[] histogram(double[] buckets) {
    return numbers().histogram(buckets, false);
  }

  /**
   * Like {@link #histogram(double[])}.
   *
   * @param evenBuckets promises that all buckets are of the same width, which finds them faster
   */
  public long[] histogram(Double[] buckets, boolean evenBuckets) {
    double[] bounds = Arrays.stream(buckets).mapToDouble(Double::doubleValue).toArray();
    return numbers().histogram(bounds, evenBuckets);
  }

  private DoubleRDDFunctions numbers() {
    return new DoubleRDDFunctions(inner);
  }

  @Override
  public String toString() {
    return rdd.toString();
  }
}
