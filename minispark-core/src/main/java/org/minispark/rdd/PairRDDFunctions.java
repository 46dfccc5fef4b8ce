package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minispark.Aggregator;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.Tuple4;
import org.minispark.api.java.Optional;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function2;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.shuffle.CompactBuffer;
import org.minispark.engine.shuffle.ExternalAppendOnlyMap;
import org.minispark.engine.shuffle.ShuffleFunctions;
import org.minispark.engine.statistics.DistinctCount;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.partial.BoundedDouble;
import org.minispark.partial.PartialResult;
import org.minispark.rdd.MapPartitionsRDD.Keys;
import org.minispark.rdd.ShuffleDependency.MapSideCombine;
import org.minispark.serializer.Serializer;

/**
 * The operators of an RDD of pairs. Those that bring equal keys together take a partitioner, which
 * says where; {@link Placement#defaultPartitioner} chooses one where the program does not. An input
 * that is partitioned that way already is not shuffled again.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class PairRDDFunctions<K, V> {
  private final RDD<Tuple2<K, V>> rdd;

  public PairRDDFunctions(RDD<Tuple2<K, V>> rdd) {
    this.rdd = rdd;
  }

  // ---- Combining the values of each key -------------------------------------------------------

  /** The general way: every other one is made of it. */
  public <C> RDD<Tuple2<K, C>> combineByKey(
      Function<V, C> createCombiner,
      Function2<C, V, C> mergeValue,
      Function2<C, C, C> mergeCombiners,
      Partitioner partitioner,
      MapSideCombine mapSideCombine) {
    return combineByKey(
        createCombiner, mergeValue, mergeCombiners, partitioner, mapSideCombine, null);
  }

  /**
   * @param serializer the form of the records in this shuffle; null for the one that all have
   */
  public <C> RDD<Tuple2<K, C>> combineByKey(
      Function<V, C> createCombiner,
      Function2<C, V, C> mergeValue,
      Function2<C, C, C> mergeCombiners,
      Partitioner partitioner,
      MapSideCombine mapSideCombine,
      Serializer serializer) {
    Aggregator<K, V, C> aggregator =
        new Aggregator<>(
            rdd.clean(createCombiner), rdd.clean(mergeValue), rdd.clean(mergeCombiners));
    if (partitioner.equals(rdd.partitioner())) {
      return combineInPlace(aggregator);
    }
    return new ShuffledRDD<>(
        rdd, new ShuffleFunctions<>(partitioner, aggregator, null, serializer), mapSideCombine);
  }

  private <C> RDD<Tuple2<K, C>> combineInPlace(Aggregator<K, V, C> aggregator) {
    return new MapPartitionsRDD<>(
        rdd,
        (context, index, records) -> {
          var combined =
              new ExternalAppendOnlyMap<>(aggregator, EngineTaskContext.of(context).workspace());
          combined.insertAll(records);
          return combined.iterator();
        },
        Keys.KEPT);
  }

  public <C> RDD<Tuple2<K, C>> combineByKey(
      Function<V, C> createCombiner,
      Function2<C, V, C> mergeValue,
      Function2<C, C, C> mergeCombiners,
      Partitioner partitioner) {
    return combineByKey(
        createCombiner, mergeValue, mergeCombiners, partitioner, MapSideCombine.YES);
  }

  public RDD<Tuple2<K, V>> reduceByKey(Function2<V, V, V> function, Partitioner partitioner) {
    return combineByKey(value -> value, function, function, partitioner);
  }

  public RDD<Tuple2<K, V>> reduceByKey(Function2<V, V, V> function, int numPartitions) {
    return reduceByKey(function, new HashPartitioner(numPartitions));
  }

  public RDD<Tuple2<K, V>> reduceByKey(Function2<V, V, V> function) {
    return reduceByKey(function, defaultPartitioner());
  }

  /** Adds each key's values to a copy of {@code zero}, one copy in each map task. */
  public <U> RDD<Tuple2<K, U>> aggregateByKey(
      U zero, Partitioner partitioner, Function2<U, V, U> add, Function2<U, U, U> combine) {
    ZeroValue<U> start = ZeroValue.of(zero);
    Function2<U, V, U> checked = rdd.clean(add);
    return combineByKey(value -> checked.call(start.copy(), value), checked, combine, partitioner);
  }

  public RDD<Tuple2<K, V>> foldByKey(V zero, Partitioner partitioner, Function2<V, V, V> function) {
    return aggregateByKey(zero, partitioner, function, function);
  }

  /** All values of each key, which must fit into memory together. */
  public RDD<Tuple2<K, Iterable<V>>> groupByKey(Partitioner partitioner) {
    RDD<Tuple2<K, CompactBuffer<V>>> groups =
        combineByKey(
            value -> new CompactBuffer<>(value),
            PairRDDFunctions::append,
            CompactBuffer::appendAll,
            partitioner,
            MapSideCombine.NO);
    return new PairRDDFunctions<>(groups).mapValues(group -> group);
  }

  public RDD<Tuple2<K, Iterable<V>>> groupByKey() {
    return groupByKey(defaultPartitioner());
  }

  private static <V> CompactBuffer<V> append(CompactBuffer<V> group, V value) {
    group.append(value);
    return group;
  }

  /** About how many different values each key has. */
  public RDD<Tuple2<K, Long>> countApproxDistinctByKey(double relativeSd, Partitioner partitioner) {
    int precision = DistinctCount.precisionFor(relativeSd);
    RDD<Tuple2<K, DistinctCount>> counts =
        combineByKey(
            value -> countAlso(new DistinctCount(precision, 0), value),
            PairRDDFunctions::countAlso,
            PairRDDFunctions::countAll,
            partitioner);
    return new PairRDDFunctions<>(counts).mapValues(DistinctCount::estimate);
  }

  private static DistinctCount countAlso(DistinctCount count, Object value) {
    count.add(value);
    return count;
  }

  private static DistinctCount countAll(DistinctCount count, DistinctCount other) {
    count.addAll(other);
    return count;
  }

  // ---- Keys and values each by themselves -----------------------------------------------------

  public RDD<K> keys() {
    return rdd.map(Tuple2::_1);
  }

  public RDD<V> values() {
    return rdd.map(Tuple2::_2);
  }

  /** Other values for the same keys, which stay where they are. */
  public <U> RDD<Tuple2<K, U>> mapValues(Function<V, U> function) {
    Function<V, U> f = rdd.clean(function);
    return new MapPartitionsRDD<>(
        rdd,
        (context, index, records) ->
            Iterators.map(records, record -> new Tuple2<>(record._1, f.call(record._2))),
        Keys.KEPT);
  }

  public <U> RDD<Tuple2<K, U>> flatMapValues(FlatMapFunction<V, U> function) {
    FlatMapFunction<V, U> f = rdd.clean(function);
    return new MapPartitionsRDD<>(
        rdd,
        (context, index, records) ->
            Iterators.flatMap(
                records,
                record ->
                    Iterators.map(f.call(record._2), value -> new Tuple2<K, U>(record._1, value))),
        Keys.KEPT);
  }

  /** Moves each record to the partition of its key, unless it is there already. */
  public RDD<Tuple2<K, V>> partitionBy(Partitioner partitioner) {
    return partitioner.equals(rdd.partitioner()) ? rdd : ShuffledRDD.moved(rdd, partitioner);
  }

  // ---- Two and more inputs --------------------------------------------------------------------

  /** Two inputs grouped by key, as joins use them. */
  <W> RDD<Tuple2<K, Tuple2<CompactBuffer<V>, CompactBuffer<W>>>> coGroupOfTwo(
      RDD<Tuple2<K, W>> other, Partitioner partitioner) {
    return grouped(List.of(other), partitioner)
        .mapValues(group -> new Tuple2<>(values(group, 0), values(group, 1)));
  }

  /** For each key of either input, its values in both. */
  public <W> RDD<Tuple2<K, Tuple2<Iterable<V>, Iterable<W>>>> cogroup(
      RDD<Tuple2<K, W>> other, Partitioner partitioner) {
    return pairs(coGroupOfTwo(other, partitioner))
        .mapValues(group -> new Tuple2<>(group._1, group._2));
  }

  public <A, B> RDD<Tuple2<K, Tuple3<Iterable<V>, Iterable<A>, Iterable<B>>>> cogroup(
      RDD<Tuple2<K, A>> first, RDD<Tuple2<K, B>> second, Partitioner partitioner) {
    return asJavaCollections(
        grouped(List.of(first, second), partitioner)
            .mapValues(
                group -> new Tuple3<>(values(group, 0), values(group, 1), values(group, 2))));
  }

  public <A, B, C>
      RDD<Tuple2<K, Tuple4<Iterable<V>, Iterable<A>, Iterable<B>, Iterable<C>>>> cogroup(
          RDD<Tuple2<K, A>> first,
          RDD<Tuple2<K, B>> second,
          RDD<Tuple2<K, C>> third,
          Partitioner partitioner) {
    return asJavaCollections(
        grouped(List.of(first, second, third), partitioner)
            .mapValues(
                group ->
                    new Tuple4<>(
                        values(group, 0), values(group, 1), values(group, 2), values(group, 3))));
  }

  /** Each pair of values with the same key, those of the left in the outer loop. */
  public <W> RDD<Tuple2<K, Tuple2<V, W>>> join(RDD<Tuple2<K, W>> other, Partitioner partitioner) {
    return pairs(coGroupOfTwo(other, partitioner))
        .flatMapValues(group -> crossed(group._1, group._2));
  }

  /** Like {@link #join}, and with the values of the left that have no partner. */
  public <W> RDD<Tuple2<K, Tuple2<V, Optional<W>>>> leftOuterJoin(
      RDD<Tuple2<K, W>> other, Partitioner partitioner) {
    return asJavaCollections(
        pairs(coGroupOfTwo(other, partitioner))
            .flatMapValues(group -> crossed(group._1, orMissing(group._2))));
  }

  /** Like {@link #join}, and with the values of the right that have no partner. */
  public <W> RDD<Tuple2<K, Tuple2<Optional<V>, W>>> rightOuterJoin(
      RDD<Tuple2<K, W>> other, Partitioner partitioner) {
    return asJavaCollections(
        pairs(coGroupOfTwo(other, partitioner))
            .flatMapValues(group -> crossed(orMissing(group._1), group._2)));
  }

  /** Like {@link #join}, and with all values that have no partner. */
  public <W> RDD<Tuple2<K, Tuple2<Optional<V>, Optional<W>>>> fullOuterJoin(
      RDD<Tuple2<K, W>> other, Partitioner partitioner) {
    return asJavaCollections(
        pairs(coGroupOfTwo(other, partitioner))
            .flatMapValues(group -> crossed(orMissing(group._1), orMissing(group._2))));
  }

  /** The records whose keys the other has not. */
  public <W> RDD<Tuple2<K, V>> subtractByKey(RDD<Tuple2<K, W>> other, Partitioner partitioner) {
    return new SubtractedRDD<>(rdd, other, partitioner);
  }

  public <W> RDD<Tuple2<K, V>> subtractByKey(RDD<Tuple2<K, W>> other) {
    return subtractByKey(other, rdd.partitionerOr(rdd.partitions().length));
  }

  private PairRDDFunctions<K, CompactBuffer<Object>[]> grouped(
      List<RDD<? extends Tuple2<K, ?>>> others, Partitioner partitioner) {
    List<RDD<Tuple2<K, Object>>> inputs = new ArrayList<>();
    inputs.add(KeyedInputsRDD.untyped(rdd));
    others.forEach(other -> inputs.add(KeyedInputsRDD.untyped(other)));
    return pairs(new CoGroupedRDD<>(inputs, partitioner));
  }

  @SuppressWarnings("unchecked") // the values of that input are of its type
  private static <T> CompactBuffer<T> values(CompactBuffer<Object>[] group, int input) {
    return (CompactBuffer<T>) group[input];
  }

  private static <A, B> Iterator<Tuple2<A, B>> crossed(Iterable<A> left, Iterable<B> right) {
    if (!right.iterator().hasNext()) {
      return Collections.emptyIterator();
    }
    return Iterators.flatMap(
        left.iterator(), a -> Iterators.map(right.iterator(), b -> new Tuple2<A, B>(a, b)));
  }

  /** Made as they are asked for: one that is null fails only if it meets another. */
  private static <T> Iterable<Optional<T>> orMissing(CompactBuffer<T> values) {
    return values.isEmpty()
        ? List.of(Optional.empty())
        : () -> Iterators.map(values.iterator(), Optional::of);
  }

  private static <K, V> PairRDDFunctions<K, V> pairs(RDD<Tuple2<K, V>> rdd) {
    return new PairRDDFunctions<>(rdd);
  }

  /**
   * The same records. Spark's Java API turns Scala's collections into Java's at this place, which
   * takes an RDD id; ids decide on sampling seeds, so here must be a node too.
   */
  @SuppressWarnings("unchecked") // the values are iterables in whatever tuple they stand
  private static <K, V, U> RDD<Tuple2<K, U>> asJavaCollections(RDD<Tuple2<K, V>> rdd) {
    return pairs(rdd).mapValues(value -> (U) value);
  }

  // ---- Actions --------------------------------------------------------------------------------

  /** Looks only into the key's own partition if there is a partitioner. */
  public List<V> lookup(K key) {
    Partitioner partitioner = rdd.partitioner();
    if (partitioner == null) {
      return pairs(rdd.filter(record -> Objects.equals(record._1, key))).values().collect();
    }
    return rdd.runJob(
            (context, records) -> valuesOf(key, records), new int[] {partitioner.getPartition(key)})
        .get(0);
  }

  private static <K, V> List<V> valuesOf(K key, Iterator<Tuple2<K, V>> records) {
    return Gathered.of(
        Iterators.map(
            Iterators.filter(records, record -> Objects.equals(record._1, key)), Tuple2::_2));
  }

  /** One value for each key: the last. */
  public Map<K, V> collectAsMap() {
    Map<K, V> map = new HashMap<>();
    rdd.collect().forEach(record -> map.put(record._1, record._2));
    return map;
  }

  public Map<K, Long> countByKey() {
    return pairs(pairs(mapValues(value -> 1L)).reduceByKey(Long::sum)).collectAsMap();
  }

  /** How many records each key has, as far as is known after a while. */
  public PartialResult<Map<K, BoundedDouble>> countByKeyApprox(
      long timeoutMillis, double confidence) {
    return rdd.map(Tuple2::_1).countByValueApprox(timeoutMillis, confidence);
  }

  /** Merges the values of each key at the driver. */
  public Map<K, V> reduceByKeyLocally(Function2<V, V, V> function) {
    Function2<V, V, V> f = rdd.clean(function);
    RDD<Map<K, V>> maps =
        new MapPartitionsRDD<>(
            rdd, (context, index, records) -> Iterators.singleton(reduced(records, f)));
    return maps.reduce((first, second) -> mergeInto(first, second, f));
  }

  private static <K, V> Map<K, V> reduced(
      Iterator<Tuple2<K, V>> records, Function2<V, V, V> function) {
    Map<K, V> map = new HashMap<>();
    records.forEachRemaining(record -> merge(map, record._1, record._2, function));
    return map;
  }

  private static <K, V> Map<K, V> mergeInto(
      Map<K, V> map, Map<K, V> other, Function2<V, V, V> function) {
    other.forEach((key, value) -> merge(map, key, value, function));
    return map;
  }

  private static <K, V> void merge(Map<K, V> map, K key, V value, Function2<V, V, V> function) {
    V known = map.get(key);
    map.put(key, known == null ? value : Unchecked.call(function, known, value));
  }

  // ---- Sampling -------------------------------------------------------------------------------

  /** A sample with a fraction of its own for each key, in one pass. */
  public RDD<Tuple2<K, V>> sampleByKey(
      boolean withReplacement, Map<K, Double> fractions, long seed) {
    return new StratifiedSample<>(rdd, fractions, seed).approximate(withReplacement);
  }

  /** The same with exactly {@code ceil(fraction * count)} records of each key, in more passes. */
  public RDD<Tuple2<K, V>> sampleByKeyExact(
      boolean withReplacement, Map<K, Double> fractions, long seed) {
    return new StratifiedSample<>(rdd, fractions, seed).exact(withReplacement);
  }

  /** What the operators use that take no partitioner. */
  public Partitioner defaultPartitioner(RDD<?>... others) {
    return Placement.defaultPartitioner(rdd, others);
  }
}
