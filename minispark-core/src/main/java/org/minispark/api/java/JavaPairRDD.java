package org.minispark.api.java;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.Tuple4;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function2;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;
import org.minispark.rdd.OrderedRDDFunctions;
import org.minispark.rdd.PairRDDFunctions;
import org.minispark.rdd.RDD;
import org.minispark.rdd.ShuffleDependency.MapSideCombine;
import org.minispark.serializer.Serializer;
import org.minispark.storage.StorageLevel;

/**
 * An RDD of pairs of a key and a value. What it shares with other RDDs is in {@link JavaRDDLike}.
 *
 * <p>What brings equal keys together is a shuffle: records move to the partition that the key's
 * {@code hashCode} says, or another {@link Partitioner}. Inputs that are partitioned that way
 * already do not move again. Where the program names neither a partitioner nor a number, the
 * partitioner of the inputs is taken if one has any (and enough partitions), else {@link
 * HashPartitioner} with {@code spark.default.parallelism} or as many partitions as the largest
 * input has. A key may be null, but not where it is sorted. Keys must not be arrays: their {@code
 * hashCode} does not speak of their content.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public class JavaPairRDD<K, V> implements JavaRDDLike<Tuple2<K, V>, JavaPairRDD<K, V>> {
  private static final long serialVersionUID = 1L;

  private final RDD<Tuple2<K, V>> rdd;

  private JavaPairRDD(RDD<Tuple2<K, V>> rdd) {
    this.rdd = rdd;
  }

  /** The engine's RDD of pairs as a program's. */
  public static <K, V> JavaPairRDD<K, V> fromRDD(RDD<Tuple2<K, V>> rdd) {
    return new JavaPairRDD<>(rdd);
  }

  /** Pairs as such, where an RDD of any records happens to hold pairs. */
  public static <K, V> JavaPairRDD<K, V> fromJavaRDD(JavaRDD<Tuple2<K, V>> rdd) {
    return fromRDD(rdd.rdd());
  }

  /** The engine's side of it. */
  public static <K, V> RDD<Tuple2<K, V>> toRDD(JavaPairRDD<K, V> rdd) {
    return rdd.rdd();
  }

  @Override
  public RDD<Tuple2<K, V>> rdd() {
    return rdd;
  }

  @Override
  public JavaPairRDD<K, V> wrapRDD(RDD<Tuple2<K, V>> other) {
    return fromRDD(other);
  }

  private PairRDDFunctions<K, V> pairs() {
    return new PairRDDFunctions<>(rdd);
  }

  private Partitioner defaultPartitioner(JavaPairRDD<?, ?>... others) {
    RDD<?>[] inputs = new RDD<?>[others.length];
    for (int i = 0; i < others.length; i++) {
      inputs[i] = others[i].rdd;
    }
    return pairs().defaultPartitioner(inputs);
  }

  /** Gives it a name for reports; returns itself. */
  public JavaPairRDD<K, V> setName(String name) {
    rdd.setName(name);
    return this;
  }

  // ---- Persistence ------------------------------------------------------------------------------

  /** Keeps the partitions in memory when they are first computed; drops what does not fit. */
  public JavaPairRDD<K, V> cache() {
    return wrapRDD(rdd.cache());
  }

  /**
   * Keeps the partitions at the given level when they are first computed.
   *
   * <p>Fails with {@code UnsupportedOperationException} if it has another level already.
   */
  public JavaPairRDD<K, V> persist(StorageLevel newLevel) {
    return wrapRDD(rdd.persist(newLevel));
  }

  /** Drops the kept partitions, without waiting until they are gone. */
  public JavaPairRDD<K, V> unpersist() {
    return unpersist(false);
  }

  /** Drops the kept partitions; waits until they are gone if {@code blocking}. */
  public JavaPairRDD<K, V> unpersist(boolean blocking) {
    return wrapRDD(rdd.unpersist(blocking));
  }

  // ---- Transformations without a shuffle -------------------------------------------------------

  /** The pairs for which the function says true; keys stay where they are. */
  public JavaPairRDD<K, V> filter(Function<Tuple2<K, V>, Boolean> f) {
    return wrapRDD(rdd.filter(f));
  }

  /** Another value for each, behind the same key, which stays where it is. */
  public <U> JavaPairRDD<K, U> mapValues(Function<V, U> f) {
    return fromRDD(pairs().mapValues(f));
  }

  /** Any number of values for each, behind the same key, which stays where it is. */
  public <U> JavaPairRDD<K, U> flatMapValues(FlatMapFunction<V, U> f) {
    return fromRDD(pairs().flatMapValues(f));
  }

  /** The keys of all pairs, repeated ones included. */
  public JavaRDD<K> keys() {
    return JavaRDD.fromRDD(pairs().keys());
  }

  /** The values of all pairs. */
  public JavaRDD<V> values() {
    return JavaRDD.fromRDD(pairs().values());
  }

  /** {@link #sample(boolean, double, long)} with a random seed. */
  public JavaPairRDD<K, V> sample(boolean withReplacement, double fraction) {
    return sample(withReplacement, fraction, ThreadLocalRandom.current().nextLong());
  }

  /** A random part of the pairs: see {@link JavaRDD#sample(boolean, double, long)}. */
  public JavaPairRDD<K, V> sample(boolean withReplacement, double fraction, long seed) {
    return wrapRDD(rdd.sample(withReplacement, fraction, seed));
  }

  /** {@link #sampleByKey(boolean, Map, long)} with a random seed. */
  public JavaPairRDD<K, V> sampleByKey(boolean withReplacement, Map<K, Double> fractions) {
    return sampleByKey(withReplacement, fractions, ThreadLocalRandom.current().nextLong());
  }

  /**
   * A random part of the pairs, about as large for each key as its fraction says.
   *
   * @param fractions one for every key that occurs: without replacement the probability of each
   *     pair to be taken, else how often it is taken on average
   */
  public JavaPairRDD<K, V> sampleByKey(
      boolean withReplacement, Map<K, Double> fractions, long seed) {
    return wrapRDD(pairs().sampleByKey(withReplacement, fractions, seed));
  }

  /** {@link #sampleByKeyExact(boolean, Map, long)} with a random seed. */
  public JavaPairRDD<K, V> sampleByKeyExact(boolean withReplacement, Map<K, Double> fractions) {
    return sampleByKeyExact(withReplacement, fractions, ThreadLocalRandom.current().nextLong());
  }

  /**
   * {@link #sampleByKey(boolean, Map, long)} with exactly {@code ceil(fraction * count)} pairs of
   * each key. Runs jobs at once that count keys, which costs one or two passes more.
   */
  public JavaPairRDD<K, V> sampleByKeyExact(
      boolean withReplacement, Map<K, Double> fractions, long seed) {
    return wrapRDD(pairs().sampleByKeyExact(withReplacement, fractions, seed));
  }

  /** The pairs of both, repeated ones included; nothing moves. */
  public JavaPairRDD<K, V> union(JavaPairRDD<K, V> other) {
    return wrapRDD(rdd.union(other.rdd));
  }

  /** Fewer partitions, each of several whole ones: see {@link JavaRDD#coalesce(int)}. */
  public JavaPairRDD<K, V> coalesce(int numPartitions) {
    return wrapRDD(rdd.coalesce(numPartitions));
  }

  /**
   * The pairs whose keys are between two bounds, both included, in their natural order. After
   * {@link #sortByKey()} it reads only the partitions where such keys can be.
   */
  public JavaPairRDD<K, V> filterByRange(K lower, K upper) {
    return filterByRange(NaturalOrder.of(), lower, upper);
  }

  /** {@link #filterByRange(Object, Object)} in the order of a comparator. */
  public JavaPairRDD<K, V> filterByRange(Comparator<K> comp, K lower, K upper) {
    return wrapRDD(ordered(comp).filterByRange(lower, upper));
  }

  // ---- Pairs as records that move ---------------------------------------------------------------

  /** {@link #coalesce(int)}, or {@link #repartition} if {@code shuffle}. */
  public JavaPairRDD<K, V> coalesce(int numPartitions, boolean shuffle) {
    return shuffle ? repartition(numPartitions) : coalesce(numPartitions);
  }

  /** Deals the pairs out evenly over new partitions, whatever their keys; all of them move. */
  public JavaPairRDD<K, V> repartition(int numPartitions) {
    return wrapRDD(rdd.repartition(numPartitions));
  }

  /** Moves each pair to the partition of its key, unless all are there already. */
  public JavaPairRDD<K, V> partitionBy(Partitioner partitioner) {
    return wrapRDD(pairs().partitionBy(partitioner));
  }

  /** Each different pair once, in as many partitions as now. */
  public JavaPairRDD<K, V> distinct() {
    return wrapRDD(rdd.distinct());
  }

  /** Each different pair once. */
  public JavaPairRDD<K, V> distinct(int numPartitions) {
    return wrapRDD(rdd.distinct(numPartitions));
  }

  /** The pairs that are in both, each once. */
  public JavaPairRDD<K, V> intersection(JavaPairRDD<K, V> other) {
    return wrapRDD(rdd.intersection(other.rdd));
  }

  /** The pairs of this that are not in the other, repeated ones included. */
  public JavaPairRDD<K, V> subtract(JavaPairRDD<K, V> other) {
    return wrapRDD(rdd.subtract(other.rdd));
  }

  /** {@link #subtract(JavaPairRDD)} into a given number of partitions. */
  public JavaPairRDD<K, V> subtract(JavaPairRDD<K, V> other, int numPartitions) {
    return subtract(other, new HashPartitioner(numPartitions));
  }

  /** {@link #subtract(JavaPairRDD)}, the keys placed by a given rule. */
  public JavaPairRDD<K, V> subtract(JavaPairRDD<K, V> other, Partitioner p) {
    return wrapRDD(rdd.subtract(other.rdd, p));
  }

  // ---- Combining the values of each key ---------------------------------------------------------

  /** {@link #combineByKey(Function, Function2, Function2, Partitioner)}, placed by default. */
  public <C> JavaPairRDD<K, C> combineByKey(
      Function<V, C> createCombiner,
      Function2<C, V, C> mergeValue,
      Function2<C, C, C> mergeCombiners) {
    return combineByKey(createCombiner, mergeValue, mergeCombiners, defaultPartitioner());
  }

  /** {@link #combineByKey(Function, Function2, Function2, Partitioner)} into n partitions. */
  public <C> JavaPairRDD<K, C> combineByKey(
      Function<V, C> createCombiner,
      Function2<C, V, C> mergeValue,
      Function2<C, C, C> mergeCombiners,
      int numPartitions) {
    return combineByKey(
        createCombiner, mergeValue, mergeCombiners, new HashPartitioner(numPartitions));
  }

  /**
   * Makes one value of all that a key has, which may be of another type. Values are combined where
   * they are, before they move; so only one for each key and partition does.
   *
   * @param createCombiner the first value of a key in a partition
   * @param mergeValue adds a further value; may change and return its first argument
   * @param mergeCombiners adds up what partitions have; may change and return its first argument
   */
  public <C> JavaPairRDD<K, C> combineByKey(
      Function<V, C> createCombiner,
      Function2<C, V, C> mergeValue,
      Function2<C, C, C> mergeCombiners,
      Partitioner partitioner) {
    return fromRDD(pairs().combineByKey(createCombiner, mergeValue, mergeCombiners, partitioner));
  }

  /**
   * The same, with two choices more.
   *
   * @param mapSideCombine whether values are combined before they move; else all of them move
   * @param serializer the form of the records in this shuffle; null for {@code spark.serializer}'s
   */
  public <C> JavaPairRDD<K, C> combineByKey(
      Function<V, C> createCombiner,
      Function2<C, V, C> mergeValue,
      Function2<C, C, C> mergeCombiners,
      Partitioner partitioner,
      boolean mapSideCombine,
      Serializer serializer) {
    return fromRDD(
        pairs()
            .combineByKey(
                createCombiner,
                mergeValue,
                mergeCombiners,
                partitioner,
                mapSideCombine ? MapSideCombine.YES : MapSideCombine.NO,
                serializer));
  }

  /** {@link #reduceByKey(Partitioner, Function2)}, placed by default. */
  public JavaPairRDD<K, V> reduceByKey(Function2<V, V, V> func) {
    return reduceByKey(defaultPartitioner(), func);
  }

  /** {@link #reduceByKey(Partitioner, Function2)} into a given number of partitions. */
  public JavaPairRDD<K, V> reduceByKey(Function2<V, V, V> func, int numPartitions) {
    return reduceByKey(new HashPartitioner(numPartitions), func);
  }

  /**
   * Combines the values of each key to one. The function must be associative and commutative; it
   * runs before values move, and again behind the shuffle.
   */
  public JavaPairRDD<K, V> reduceByKey(Partitioner partitioner, Function2<V, V, V> func) {
    return wrapRDD(pairs().reduceByKey(func, partitioner));
  }

  /** {@link #aggregateByKey(Object, Partitioner, Function2, Function2)}, placed by default. */
  public <U> JavaPairRDD<K, U> aggregateByKey(
      U zeroValue, Function2<U, V, U> seqFunc, Function2<U, U, U> combFunc) {
    return aggregateByKey(zeroValue, defaultPartitioner(), seqFunc, combFunc);
  }

  /** {@link #aggregateByKey(Object, Partitioner, Function2, Function2)} into n partitions. */
  public <U> JavaPairRDD<K, U> aggregateByKey(
      U zeroValue, int numPartitions, Function2<U, V, U> seqFunc, Function2<U, U, U> combFunc) {
    return aggregateByKey(zeroValue, new HashPartitioner(numPartitions), seqFunc, combFunc);
  }

  /**
   * Adds each key's values to {@code zeroValue}: to a copy of its own for each key in each
   * partition where the key occurs. So it should change nothing, as 0 does in a sum.
   *
   * @param seqFunc adds a value; may change and return its first argument
   * @param combFunc adds up what partitions have; may change and return its first argument
   */
  public <U> JavaPairRDD<K, U> aggregateByKey(
      U zeroValue,
      Partitioner partitioner,
      Function2<U, V, U> seqFunc,
      Function2<U, U, U> combFunc) {
    return fromRDD(pairs().aggregateByKey(zeroValue, partitioner, seqFunc, combFunc));
  }

  /** {@link #foldByKey(Object, Partitioner, Function2)}, placed by default. */
  public JavaPairRDD<K, V> foldByKey(V zeroValue, Function2<V, V, V> func) {
    return foldByKey(zeroValue, defaultPartitioner(), func);
  }

  /** {@link #foldByKey(Object, Partitioner, Function2)} into a given number of partitions. */
  public JavaPairRDD<K, V> foldByKey(V zeroValue, int numPartitions, Function2<V, V, V> func) {
    return foldByKey(zeroValue, new HashPartitioner(numPartitions), func);
  }

  /**
   * {@link #reduceByKey(Partitioner, Function2)} that begins with a copy of {@code zeroValue} for
   * each key in each partition where the key occurs.
   */
  public JavaPairRDD<K, V> foldByKey(
      V zeroValue, Partitioner partitioner, Function2<V, V, V> func) {
    return wrapRDD(pairs().foldByKey(zeroValue, partitioner, func));
  }

  /** {@link #groupByKey(Partitioner)}, placed by default. */
  public JavaPairRDD<K, Iterable<V>> groupByKey() {
    return groupByKey(defaultPartitioner());
  }

  /** {@link #groupByKey(Partitioner)} into a given number of partitions. */
  public JavaPairRDD<K, Iterable<V>> groupByKey(int numPartitions) {
    return groupByKey(new HashPartitioner(numPartitions));
  }

  /**
   * All values of each key as one collection. Every value moves, and those of one key must fit into
   * memory together: what only adds values up is far cheaper with {@link #reduceByKey(Function2)}
   * or {@link #aggregateByKey(Object, Function2, Function2)}.
   */
  public JavaPairRDD<K, Iterable<V>> groupByKey(Partitioner partitioner) {
    return fromRDD(pairs().groupByKey(partitioner));
  }

  /** {@link #countApproxDistinctByKey(double, Partitioner)}, placed by default. */
  public JavaPairRDD<K, Long> countApproxDistinctByKey(double relativeSD) {
    return countApproxDistinctByKey(relativeSD, defaultPartitioner());
  }

  /** {@link #countApproxDistinctByKey(double, Partitioner)} into a given number of partitions. */
  public JavaPairRDD<K, Long> countApproxDistinctByKey(double relativeSD, int numPartitions) {
    return countApproxDistinctByKey(relativeSD, new HashPartitioner(numPartitions));
  }

  /**
   * About how many different values each key has.
   *
   * @param relativeSD as in {@link #countApproxDistinct}
   */
  public JavaPairRDD<K, Long> countApproxDistinctByKey(double relativeSD, Partitioner partitioner) {
    return fromRDD(pairs().countApproxDistinctByKey(relativeSD, partitioner));
  }

  // ---- Two and more inputs ----------------------------------------------------------------------

  /** {@link #join(JavaPairRDD, Partitioner)}, placed by default. */
  public <W> JavaPairRDD<K, Tuple2<V, W>> join(JavaPairRDD<K, W> other) {
    return join(other, defaultPartitioner(other));
  }

  /** {@link #join(JavaPairRDD, Partitioner)} into a given number of partitions. */
  public <W> JavaPairRDD<K, Tuple2<V, W>> join(JavaPairRDD<K, W> other, int numPartitions) {
    return join(other, new HashPartitioner(numPartitions));
  }

  /**
   * Each value of this with each value of the other that has the same key. All values of a key in
   * this and in the other must fit into memory together.
   */
  public <W> JavaPairRDD<K, Tuple2<V, W>> join(JavaPairRDD<K, W> other, Partitioner partitioner) {
    return fromRDD(pairs().join(other.rdd, partitioner));
  }

  /** {@link #leftOuterJoin(JavaPairRDD, Partitioner)}, placed by default. */
  public <W> JavaPairRDD<K, Tuple2<V, Optional<W>>> leftOuterJoin(JavaPairRDD<K, W> other) {
    return leftOuterJoin(other, defaultPartitioner(other));
  }

  /** {@link #leftOuterJoin(JavaPairRDD, Partitioner)} into a given number of partitions. */
  public <W> JavaPairRDD<K, Tuple2<V, Optional<W>>> leftOuterJoin(
      JavaPairRDD<K, W> other, int numPartitions) {
    return leftOuterJoin(other, new HashPartitioner(numPartitions));
  }

  /**
   * {@link #join(JavaPairRDD, Partitioner)}, and the values of this whose keys the other has not.
   */
  public <W> JavaPairRDD<K, Tuple2<V, Optional<W>>> leftOuterJoin(
      JavaPairRDD<K, W> other, Partitioner partitioner) {
    return fromRDD(pairs().leftOuterJoin(other.rdd, partitioner));
  }

  /** {@link #rightOuterJoin(JavaPairRDD, Partitioner)}, placed by default. */
  public <W> JavaPairRDD<K, Tuple2<Optional<V>, W>> rightOuterJoin(JavaPairRDD<K, W> other) {
    return rightOuterJoin(other, defaultPartitioner(other));
  }

  /** {@link #rightOuterJoin(JavaPairRDD, Partitioner)} into a given number of partitions. */
  public <W> JavaPairRDD<K, Tuple2<Optional<V>, W>> rightOuterJoin(
      JavaPairRDD<K, W> other, int numPartitions) {
    return rightOuterJoin(other, new HashPartitioner(numPartitions));
  }

  /**
   * {@link #join(JavaPairRDD, Partitioner)}, and the values of the other whose keys this has not.
   */
  public <W> JavaPairRDD<K, Tuple2<Optional<V>, W>> rightOuterJoin(
      JavaPairRDD<K, W> other, Partitioner partitioner) {
    return fromRDD(pairs().rightOuterJoin(other.rdd, partitioner));
  }

  /** {@link #fullOuterJoin(JavaPairRDD, Partitioner)}, placed by default. */
  public <W> JavaPairRDD<K, Tuple2<Optional<V>, Optional<W>>> fullOuterJoin(
      JavaPairRDD<K, W> other) {
    return fullOuterJoin(other, defaultPartitioner(other));
  }

  /** {@link #fullOuterJoin(JavaPairRDD, Partitioner)} into a given number of partitions. */
  public <W> JavaPairRDD<K, Tuple2<Optional<V>, Optional<W>>> fullOuterJoin(
      JavaPairRDD<K, W> other, int numPartitions) {
    return fullOuterJoin(other, new HashPartitioner(numPartitions));
  }

  /**
   * {@link #join(JavaPairRDD, Partitioner)}, and the values of either whose keys the other has not.
   */
  public <W> JavaPairRDD<K, Tuple2<Optional<V>, Optional<W>>> fullOuterJoin(
      JavaPairRDD<K, W> other, Partitioner partitioner) {
    return fromRDD(pairs().fullOuterJoin(other.rdd, partitioner));
  }

  /** {@link #cogroup(JavaPairRDD, Partitioner)}, placed by default. */
  public <W> JavaPairRDD<K, Tuple2<Iterable<V>, Iterable<W>>> cogroup(JavaPairRDD<K, W> other) {
    return cogroup(other, defaultPartitioner(other));
  }

  /** {@link #cogroup(JavaPairRDD, Partitioner)} into n partitions. */
  public <W> JavaPairRDD<K, Tuple2<Iterable<V>, Iterable<W>>> cogroup(
      JavaPairRDD<K, W> other, int numPartitions) {
    return cogroup(other, new HashPartitioner(numPartitions));
  }

  /**
   * For each key of either input, its values in both: two collections, of which one may be empty.
   * All values of a key must fit into memory together.
   */
  public <W> JavaPairRDD<K, Tuple2<Iterable<V>, Iterable<W>>> cogroup(
      JavaPairRDD<K, W> other, Partitioner partitioner) {
    return fromRDD(pairs().cogroup(other.rdd, partitioner));
  }

  /** Another name of {@link #cogroup(JavaPairRDD)}. */
  public <W> JavaPairRDD<K, Tuple2<Iterable<V>, Iterable<W>>> groupWith(JavaPairRDD<K, W> other) {
    return cogroup(other);
  }

  /** {@link #cogroup(JavaPairRDD, JavaPairRDD, Partitioner)}, placed by default. */
  public <W1, W2> JavaPairRDD<K, Tuple3<Iterable<V>, Iterable<W1>, Iterable<W2>>> cogroup(
      JavaPairRDD<K, W1> other1, JavaPairRDD<K, W2> other2) {
    return cogroup(other1, other2, defaultPartitioner(other1, other2));
  }

  /** {@link #cogroup(JavaPairRDD, JavaPairRDD, Partitioner)} into n partitions. */
  public <W1, W2> JavaPairRDD<K, Tuple3<Iterable<V>, Iterable<W1>, Iterable<W2>>> cogroup(
      JavaPairRDD<K, W1> other1, JavaPairRDD<K, W2> other2, int numPartitions) {
    return cogroup(other1, other2, new HashPartitioner(numPartitions));
  }

  /** {@link #cogroup(JavaPairRDD, Partitioner)} of three inputs. */
  public <W1, W2> JavaPairRDD<K, Tuple3<Iterable<V>, Iterable<W1>, Iterable<W2>>> cogroup(
      JavaPairRDD<K, W1> other1, JavaPairRDD<K, W2> other2, Partitioner partitioner) {
    return fromRDD(pairs().cogroup(other1.rdd, other2.rdd, partitioner));
  }

  /** Another name of {@link #cogroup(JavaPairRDD, JavaPairRDD)}. */
  public <W1, W2> JavaPairRDD<K, Tuple3<Iterable<V>, Iterable<W1>, Iterable<W2>>> groupWith(
      JavaPairRDD<K, W1> other1, JavaPairRDD<K, W2> other2) {
    return cogroup(other1, other2);
  }

  /** {@link #cogroup(JavaPairRDD, JavaPairRDD, JavaPairRDD, Partitioner)}, placed by default. */
  public <W1, W2, W3>
      JavaPairRDD<K, Tuple4<Iterable<V>, Iterable<W1>, Iterable<W2>, Iterable<W3>>> cogroup(
          JavaPairRDD<K, W1> other1, JavaPairRDD<K, W2> other2, JavaPairRDD<K, W3> other3) {
    return cogroup(other1, other2, other3, defaultPartitioner(other1, other2, other3));
  }

  /** {@link #cogroup(JavaPairRDD, JavaPairRDD, JavaPairRDD, Partitioner)} into n partitions. */
  public <W1, W2, W3>
      JavaPairRDD<K, Tuple4<Iterable<V>, Iterable<W1>, Iterable<W2>, Iterable<W3>>> cogroup(
          JavaPairRDD<K, W1> other1,
          JavaPairRDD<K, W2> other2,
          JavaPairRDD<K, W3> other3,
          int numPartitions) {
    return cogroup(other1, other2, other3, new HashPartitioner(numPartitions));
  }

  /** {@link #cogroup(JavaPairRDD, Partitioner)} of four inputs. */
  public <W1, W2, W3>
      JavaPairRDD<K, Tuple4<Iterable<V>, Iterable<W1>, Iterable<W2>, Iterable<W3>>> cogroup(
          JavaPairRDD<K, W1> other1,
          JavaPairRDD<K, W2> other2,
          JavaPairRDD<K, W3> other3,
          Partitioner partitioner) {
    return fromRDD(pairs().cogroup(other1.rdd, other2.rdd, other3.rdd, partitioner));
  }

  /** Another name of {@link #cogroup(JavaPairRDD, JavaPairRDD, JavaPairRDD)}. */
  public <W1, W2, W3>
      JavaPairRDD<K, Tuple4<Iterable<V>, Iterable<W1>, Iterable<W2>, Iterable<W3>>> groupWith(
          JavaPairRDD<K, W1> other1, JavaPairRDD<K, W2> other2, JavaPairRDD<K, W3> other3) {
    return cogroup(other1, other2, other3);
  }

  /**
   * The pairs of this whose keys the other has not, in the partitions of this, or as many with a
   * {@link HashPartitioner} if it has no partitioner. The other's values do not matter.
   */
  public <W> JavaPairRDD<K, V> subtractByKey(JavaPairRDD<K, W> other) {
    return wrapRDD(pairs().subtractByKey(other.rdd));
  }

  /** {@link #subtractByKey(JavaPairRDD)} into a given number of partitions. */
  public <W> JavaPairRDD<K, V> subtractByKey(JavaPairRDD<K, W> other, int numPartitions) {
    return subtractByKey(other, new HashPartitioner(numPartitions));
  }

  /** {@link #subtractByKey(JavaPairRDD)}, the keys placed by a given rule. */
  public <W> JavaPairRDD<K, V> subtractByKey(JavaPairRDD<K, W> other, Partitioner p) {
    return wrapRDD(pairs().subtractByKey(other.rdd, p));
  }

  // ---- Sorting ----------------------------------------------------------------------------------

  /** {@link #sortByKey(Comparator, boolean, int)}, ascending in natural order. */
  public JavaPairRDD<K, V> sortByKey() {
    return sortByKey(true);
  }

  /** {@link #sortByKey(Comparator, boolean, int)} in natural order. */
  public JavaPairRDD<K, V> sortByKey(boolean ascending) {
    return sortByKey(NaturalOrder.of(), ascending);
  }

  /** {@link #sortByKey(Comparator, boolean, int)} in natural order. */
  public JavaPairRDD<K, V> sortByKey(boolean ascending, int numPartitions) {
    return sortByKey(NaturalOrder.of(), ascending, numPartitions);
  }

  /** {@link #sortByKey(Comparator, boolean, int)}, ascending. */
  public JavaPairRDD<K, V> sortByKey(Comparator<K> comp) {
    return sortByKey(comp, true);
  }

  /** {@link #sortByKey(Comparator, boolean, int)} into as many partitions as now. */
  public JavaPairRDD<K, V> sortByKey(Comparator<K> comp, boolean ascending) {
    return wrapRDD(ordered(comp).sortByKey(ascending));
  }

  /**
   * Sorts the pairs by key: partition after partition and within these. Runs a job at once, which
   * samples the keys to find even ranges, if there is more than one partition to fill.
   *
   * @param comp must be {@code Serializable}
   * @param numPartitions at most; fewer come out if there are fewer different keys
   */
  public JavaPairRDD<K, V> sortByKey(Comparator<K> comp, boolean ascending, int numPartitions) {
    return wrapRDD(ordered(comp).sortByKey(ascending, numPartitions));
  }

  /** {@link #repartitionAndSortWithinPartitions(Partitioner, Comparator)} in natural order. */
  public JavaPairRDD<K, V> repartitionAndSortWithinPartitions(Partitioner partitioner) {
    return repartitionAndSortWithinPartitions(partitioner, NaturalOrder.of());
  }

  /**
   * Moves each pair to the partition of its key and sorts each partition by key, in one go: cheaper
   * than to sort behind {@link #partitionBy}.
   */
  public JavaPairRDD<K, V> repartitionAndSortWithinPartitions(
      Partitioner partitioner, Comparator<K> comp) {
    return wrapRDD(ordered(comp).repartitionAndSortWithinPartitions(partitioner));
  }

  private OrderedRDDFunctions<K, V> ordered(Comparator<K> comp) {
    return new OrderedRDDFunctions<>(rdd, comp);
  }

  // ---- Actions ----------------------------------------------------------------------------------

  /** The first pair; fails as {@link JavaRDDLike#first} if there is none. */
  @Override
  public Tuple2<K, V> first() {
    return rdd.first();
  }

  /** All values of a key. Computes only the key's own partition if there is a partitioner. */
  public List<V> lookup(K key) {
    return Collections.unmodifiableList(pairs().lookup(key));
  }

  /** All pairs as a map, which must fit into memory; of a key that is repeated, the last value. */
  public Map<K, V> collectAsMap() {
    return new CollectedMap<>(pairs().collectAsMap());
  }

  /** {@link #countByKeyApprox(long, double)} with a confidence of 0.95. */
  public PartialResult<Map<K, BoundedDouble>> countByKeyApprox(long timeout) {
    return countByKeyApprox(timeout, 0.95);
  }

  /** {@link #countByValueApprox(long, double)} of the keys. */
  public PartialResult<Map<K, BoundedDouble>> countByKeyApprox(long timeout, double confidence) {
    return pairs().countByKeyApprox(timeout, confidence);
  }

  /** How many pairs each key has; the different keys must fit into memory. */
  public Map<K, Long> countByKey() {
    return Collections.unmodifiableMap(pairs().countByKey());
  }

  /**
   * {@link #reduceByKey(Function2)} straight into a map, without a shuffle: each partition's
   * different keys must fit into memory, and all of them at the driver.
   */
  public Map<K, V> reduceByKeyLocally(Function2<V, V, V> func) {
    return new CollectedMap<>(pairs().reduceByKeyLocally(func));
  }

  @Override
  public String toString() {
    return rdd.toString();
  }
}
