package org.minispark.api.java;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;
import org.minispark.api.java.function.Function;
import org.minispark.rdd.RDD;
import org.minispark.resource.ResourceProfile;
import org.minispark.storage.StorageLevel;

/**
 * An RDD of any records. What it shares with pairs and numbers is in {@link JavaRDDLike}.
 *
 * @param <T> the records
 */
public class JavaRDD<T> implements JavaRDDLike<T, JavaRDD<T>> {
  private static final long serialVersionUID = 1L;

  private final RDD<T> rdd;

  private JavaRDD(RDD<T> rdd) {
    this.rdd = rdd;
  }

  /** The engine's RDD as a program's. */
  public static <T> JavaRDD<T> fromRDD(RDD<T> rdd) {
    return new JavaRDD<>(rdd);
  }

  /** The engine's side of it. */
  public static <T> RDD<T> toRDD(JavaRDD<T> rdd) {
    return rdd.rdd();
  }

  @Override
  public RDD<T> rdd() {
    return rdd;
  }

  @Override
  public JavaRDD<T> wrapRDD(RDD<T> other) {
    return fromRDD(other);
  }

  /** Gives it a name for reports; returns itself. */
  public JavaRDD<T> setName(String name) {
    rdd.setName(name);
    return this;
  }

  // ---- Persistence ------------------------------------------------------------------------------

  /** Keeps the partitions in memory when they are first computed; drops what does not fit. */
  public JavaRDD<T> cache() {
    return wrapRDD(rdd.cache());
  }

  /**
   * Keeps the partitions at the given level when they are first computed.
   *
   * <p>Fails with {@code UnsupportedOperationException} if it has another level already.
   */
  public JavaRDD<T> persist(StorageLevel newLevel) {
    return wrapRDD(rdd.persist(newLevel));
  }

  /** Drops the kept partitions, without waiting until they are gone. */
  public JavaRDD<T> unpersist() {
    return unpersist(false);
  }

  /** Drops the kept partitions; waits until they are gone if {@code blocking}. */
  public JavaRDD<T> unpersist(boolean blocking) {
    return wrapRDD(rdd.unpersist(blocking));
  }

  // ---- Transformations without a shuffle -------------------------------------------------------

  /** The records for which the function says true. */
  public JavaRDD<T> filter(Function<T, Boolean> f) {
    return wrapRDD(rdd.filter(f));
  }

  /** {@link #sample(boolean, double, long)} with a random seed. */
  public JavaRDD<T> sample(boolean withReplacement, double fraction) {
    return sample(withReplacement, fraction, ThreadLocalRandom.current().nextLong());
  }

  /**
   * A random part of the records. The same seed over the same partitions gives the same records.
   *
   * @param withReplacement whether a record may be taken more than once
   * @param fraction without replacement the probability of each record to be taken, else how often
   *     it is taken on average; not negative. The size of the sample is only about this part.
   */
  public JavaRDD<T> sample(boolean withReplacement, double fraction, long seed) {
    return wrapRDD(rdd.sample(withReplacement, fraction, seed));
  }

  /** {@link #randomSplit(double[], long)} with a random seed. */
  public JavaRDD<T>[] randomSplit(double[] weights) {
    return randomSplit(weights, ThreadLocalRandom.current().nextLong());
  }

  /**
   * Parts at random that share no record and hold all: one for each weight, about as large as the
   * weight's share in their sum. Each part reads this RDD again.
   */
  public JavaRDD<T>[] randomSplit(double[] weights, long seed) {
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type cannot be made
    JavaRDD<T>[] none = new JavaRDD[0];
    List<RDD<T>> parts = rdd.randomSplit(weights, seed);
    return parts.stream().map(this::wrapRDD).toList().toArray(none);
  }

  /** The records of both, repeated ones included; nothing moves. */
  public JavaRDD<T> union(JavaRDD<T> other) {
    return wrapRDD(rdd.union(other.rdd));
  }

  /**
   * Fewer partitions, each of several whole ones, without a shuffle. With a drastically smaller
   * number the steps before it run on that many slots too; {@link #coalesce(int, boolean)} avoids
   * that. More partitions than there are cannot be had in this way.
   */
  public JavaRDD<T> coalesce(int numPartitions) {
    return wrapRDD(rdd.coalesce(numPartitions));
  }

  // ---- Transformations with a shuffle ----------------------------------------------------------

  /** {@link #coalesce(int)}, or {@link #repartition} if {@code shuffle}. */
  public JavaRDD<T> coalesce(int numPartitions, boolean shuffle) {
    return shuffle ? repartition(numPartitions) : coalesce(numPartitions);
  }

  /** Deals the records out evenly over new partitions; all of them move. */
  public JavaRDD<T> repartition(int numPartitions) {
    return wrapRDD(rdd.repartition(numPartitions));
  }

  /** Each different record once, in as many partitions as now. */
  public JavaRDD<T> distinct() {
    return wrapRDD(rdd.distinct());
  }

  /** Each different record once. */
  public JavaRDD<T> distinct(int numPartitions) {
    return wrapRDD(rdd.distinct(numPartitions));
  }

  /** The records that are in both, each once; both RDDs move. */
  public JavaRDD<T> intersection(JavaRDD<T> other) {
    return wrapRDD(rdd.intersection(other.rdd));
  }

  /** The records of this that are not in the other, repeated ones included; both RDDs move. */
  public JavaRDD<T> subtract(JavaRDD<T> other) {
    return wrapRDD(rdd.subtract(other.rdd));
  }

  /** {@link #subtract(JavaRDD)} into a given number of partitions. */
  public JavaRDD<T> subtract(JavaRDD<T> other, int numPartitions) {
    return subtract(other, new HashPartitioner(numPartitions));
  }

  /** {@link #subtract(JavaRDD)}, the records placed by a given rule. */
  public JavaRDD<T> subtract(JavaRDD<T> other, Partitioner p) {
    return wrapRDD(rdd.subtract(other.rdd, p));
  }

  /**
   * All records sorted by the natural order of a key that is made of each: partition after
   * partition and within these. Runs a job at once, which samples the keys to find even ranges, if
   * there is more than one partition to fill.
   */
  public <S> JavaRDD<T> sortBy(Function<T, S> f, boolean ascending, int numPartitions) {
    return wrapRDD(rdd.sortBy(f, NaturalOrder.of(), ascending, numPartitions));
  }

  /**
   * Asks for the resources that the profile describes.
   *
   * <p>Fails with {@code SparkException}, as on Spark in local mode: no master grants resources by
   * profile.
   */
  public JavaRDD<T> withResources(ResourceProfile rp) {
    return wrapRDD(rdd.withResources(rp));
  }

  /** The profile that {@link #withResources} has given it, or null: always null here. */
  public ResourceProfile getResourceProfile() {
    return rdd.getResourceProfile();
  }

  @Override
  public String toString() {
    return rdd.toString();
  }
}
