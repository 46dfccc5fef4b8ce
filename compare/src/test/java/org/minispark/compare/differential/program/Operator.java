package org.minispark.compare.differential.program;

import static org.minispark.compare.differential.program.Kind.NUMBERS;
import static org.minispark.compare.differential.program.Kind.PAIRS;

import java.util.List;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.differential.program.Functions.ByNumber;
import org.minispark.compare.differential.program.Functions.Uneven;
import org.minispark.storage.StorageLevel;

/**
 * What a step of a random program can be: its name, what it takes and makes, how it reads in Java.
 * In the source, {@code a} and {@code b} stand for the RDDs it takes, {@code X} and {@code Y} for
 * its two numbers, {@code N} for a number of partitions made of {@code Y}.
 */
public enum Operator {
  NUMBERS_OF(
      "Functions.numbers(sc, X, N)",
      (sc, a, b, x, y) -> Functions.numbers(sc, x, slices(y)),
      NUMBERS),
  PAIRS_OF(
      "Functions.pairs(sc, X, N, Y)",
      (sc, a, b, x, y) -> Functions.pairs(sc, x, slices(y), y),
      PAIRS),
  EMPTY("sc.<Integer>emptyRDD()", (sc, a, b, x, y) -> sc.<Integer>emptyRDD(), NUMBERS),
  MAP(
      "a.map(n -> Functions.change(n, X))",
      (sc, a, b, x, y) -> numbers(a).map(n -> Functions.change(n, x)),
      NUMBERS,
      NUMBERS),
  FILTER(
      "a.filter(n -> Functions.keep(n, X))",
      (sc, a, b, x, y) -> numbers(a).filter(n -> Functions.keep(n, x)),
      NUMBERS,
      NUMBERS),
  FLAT_MAP(
      "a.flatMap(n -> Functions.several(n).iterator())",
      (sc, a, b, x, y) -> numbers(a).flatMap(n -> Functions.several(n).iterator()),
      NUMBERS,
      NUMBERS),
  MAP_PARTITIONS(
      "a.mapPartitionsWithIndex((index, records) -> Functions.numbered(index, records), false)",
      (sc, a, b, x, y) ->
          numbers(a)
              .mapPartitionsWithIndex(
                  (index, records) -> Functions.numbered(index, records), false),
      NUMBERS,
      NUMBERS),
  DISTINCT("a.distinct(N)", (sc, a, b, x, y) -> numbers(a).distinct(slices(y)), NUMBERS, NUMBERS),
  UNION("a.union(b)", (sc, a, b, x, y) -> numbers(a).union(numbers(b)), NUMBERS, NUMBERS, NUMBERS),
  INTERSECTION(
      "a.intersection(b)",
      (sc, a, b, x, y) -> numbers(a).intersection(numbers(b)),
      NUMBERS,
      NUMBERS,
      NUMBERS),
  SUBTRACT(
      "a.subtract(b, N)",
      (sc, a, b, x, y) -> numbers(a).subtract(numbers(b), slices(y)),
      NUMBERS,
      NUMBERS,
      NUMBERS),
  COALESCE("a.coalesce(N)", (sc, a, b, x, y) -> numbers(a).coalesce(slices(y)), NUMBERS, NUMBERS),
  REPARTITION(
      "a.repartition(N)", (sc, a, b, x, y) -> numbers(a).repartition(slices(y)), NUMBERS, NUMBERS),
  SAMPLE(
      "a.sample(false, 0.5, Y)",
      (sc, a, b, x, y) -> numbers(a).sample(false, 0.5, y),
      NUMBERS,
      NUMBERS),
  SORT_BY(
      "a.sortBy(n -> Functions.number(n), true, N)",
      (sc, a, b, x, y) -> numbers(a).sortBy(n -> Functions.number(n), true, slices(y)),
      NUMBERS,
      NUMBERS),
  SORT_DOWN(
      "a.sortBy(n -> Functions.number(n), false, N)",
      (sc, a, b, x, y) -> numbers(a).sortBy(n -> Functions.number(n), false, slices(y)),
      NUMBERS,
      NUMBERS),
  ZIP_PARTITIONS(
      "a.zipPartitions(b, Functions::interleaved)",
      (sc, a, b, x, y) -> numbers(a).zipPartitions(numbers(b), Functions::interleaved),
      NUMBERS,
      NUMBERS,
      NUMBERS),
  GLOM(
      "a.glom().map(records -> Functions.number(records))",
      (sc, a, b, x, y) -> numbers(a).glom().map(records -> Functions.number(records)),
      NUMBERS,
      NUMBERS),
  PERSIST(
      "a.persist(StorageLevel.MEMORY_AND_DISK())",
      (sc, a, b, x, y) -> numbers(a).persist(StorageLevel.MEMORY_AND_DISK()),
      NUMBERS,
      NUMBERS),
  LOCAL_CHECKPOINT(
      "a.rdd().localCheckpoint().toJavaRDD()",
      (sc, a, b, x, y) -> numbers(a).rdd().localCheckpoint().toJavaRDD(),
      NUMBERS,
      NUMBERS),
  KEY_BY(
      "a.mapToPair(n -> new Tuple2<Object, Object>(Functions.key(n, X), n))",
      (sc, a, b, x, y) ->
          numbers(a).mapToPair(n -> new Tuple2<Object, Object>(Functions.key(n, x), n)),
      PAIRS,
      NUMBERS),
  ZIP_WITH_INDEX(
      "a.zipWithIndex().mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2().intValue()))",
      (sc, a, b, x, y) ->
          numbers(a)
              .zipWithIndex()
              .mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2().intValue())),
      PAIRS,
      NUMBERS),
  CARTESIAN(
      "a.cartesian(b).mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2()))",
      (sc, a, b, x, y) ->
          numbers(a)
              .cartesian(numbers(b))
              .mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2())),
      PAIRS,
      NUMBERS,
      NUMBERS),
  MAP_VALUES(
      "a.mapValues(v -> (Object) (Functions.number(v) + X))",
      (sc, a, b, x, y) -> pairs(a).mapValues(v -> (Object) (Functions.number(v) + x)),
      PAIRS,
      PAIRS),
  FLAT_MAP_VALUES(
      "a.flatMapValues(v -> List.<Object>of(Functions.number(v), X).iterator())",
      (sc, a, b, x, y) ->
          pairs(a).flatMapValues(v -> List.<Object>of(Functions.number(v), x).iterator()),
      PAIRS,
      PAIRS),
  FILTER_PAIRS(
      "a.filter(t -> Functions.number(t._1()) % 3 != Y % 3)",
      (sc, a, b, x, y) -> pairs(a).filter(t -> Functions.number(t._1()) % 3 != y % 3),
      PAIRS,
      PAIRS),
  REFUSE(
      "a.mapValues(v -> Functions.refuse(v, X))",
      (sc, a, b, x, y) -> pairs(a).mapValues(v -> Functions.refuse(v, x)),
      PAIRS,
      PAIRS),
  REDUCE_BY_KEY(
      "a.reduceByKey(Functions::merge, N)",
      (sc, a, b, x, y) -> pairs(a).reduceByKey(Functions::merge, slices(y)),
      PAIRS,
      PAIRS),
  REDUCE_BY_SAME_KEY(
      "a.reduceByKey(Functions::merge)",
      (sc, a, b, x, y) -> pairs(a).reduceByKey(Functions::merge),
      PAIRS,
      PAIRS),
  REDUCE_OR_FAIL(
      "a.reduceByKey(Functions::addOrFail)",
      (sc, a, b, x, y) -> pairs(a).reduceByKey(Functions::addOrFail),
      PAIRS,
      PAIRS),
  FOLD_BY_KEY(
      "a.foldByKey(X, N, Functions::merge)",
      (sc, a, b, x, y) -> pairs(a).foldByKey(x, slices(y), Functions::merge),
      PAIRS,
      PAIRS),
  AGGREGATE_BY_KEY(
      "a.aggregateByKey((Object) X, N, Functions::merge, Functions::merge)",
      (sc, a, b, x, y) ->
          pairs(a).aggregateByKey((Object) x, slices(y), Functions::merge, Functions::merge),
      PAIRS,
      PAIRS),
  GROUP_BY_KEY(
      "a.groupByKey(N).mapValues(v -> (Object) Functions.number(v))",
      (sc, a, b, x, y) ->
          pairs(a).groupByKey(slices(y)).mapValues(v -> (Object) Functions.number(v)),
      PAIRS,
      PAIRS),
  PARTITION_BY(
      "a.partitionBy(new HashPartitioner(N))",
      (sc, a, b, x, y) -> pairs(a).partitionBy(new HashPartitioner(slices(y))),
      PAIRS,
      PAIRS),
  PARTITION_UNEVENLY(
      "a.partitionBy(new Uneven(N))",
      (sc, a, b, x, y) -> pairs(a).partitionBy(new Uneven(slices(y))),
      PAIRS,
      PAIRS),
  REDUCE_UNEVENLY(
      "a.reduceByKey(new Uneven(N), Functions::merge)",
      (sc, a, b, x, y) -> pairs(a).reduceByKey(new Uneven(slices(y)), Functions::merge),
      PAIRS,
      PAIRS),
  JOIN(
      "a.join(b, N).mapValues(v -> (Object) v)",
      (sc, a, b, x, y) -> pairs(a).join(pairs(b), slices(y)).mapValues(v -> (Object) v),
      PAIRS,
      PAIRS,
      PAIRS),
  JOIN_BY_DEFAULT(
      "a.join(b).mapValues(v -> (Object) v)",
      (sc, a, b, x, y) -> pairs(a).join(pairs(b)).mapValues(v -> (Object) v),
      PAIRS,
      PAIRS,
      PAIRS),
  LEFT_OUTER_JOIN(
      "a.leftOuterJoin(b).mapValues(v -> (Object) v)",
      (sc, a, b, x, y) -> pairs(a).leftOuterJoin(pairs(b)).mapValues(v -> (Object) v),
      PAIRS,
      PAIRS,
      PAIRS),
  RIGHT_OUTER_JOIN(
      "a.rightOuterJoin(b, N).mapValues(v -> (Object) v)",
      (sc, a, b, x, y) -> pairs(a).rightOuterJoin(pairs(b), slices(y)).mapValues(v -> (Object) v),
      PAIRS,
      PAIRS,
      PAIRS),
  FULL_OUTER_JOIN(
      "a.fullOuterJoin(b, N).mapValues(v -> (Object) v)",
      (sc, a, b, x, y) -> pairs(a).fullOuterJoin(pairs(b), slices(y)).mapValues(v -> (Object) v),
      PAIRS,
      PAIRS,
      PAIRS),
  COGROUP(
      "a.cogroup(b).mapValues(v -> (Object) Functions.number(v))",
      (sc, a, b, x, y) -> pairs(a).cogroup(pairs(b)).mapValues(v -> (Object) Functions.number(v)),
      PAIRS,
      PAIRS,
      PAIRS),
  COGROUP_UNEVENLY(
      "a.cogroup(b, new Uneven(N)).mapValues(v -> (Object) Functions.number(v))",
      (sc, a, b, x, y) ->
          pairs(a)
              .cogroup(pairs(b), new Uneven(slices(y)))
              .mapValues(v -> (Object) Functions.number(v)),
      PAIRS,
      PAIRS,
      PAIRS),
  SUBTRACT_BY_KEY(
      "a.subtractByKey(b)",
      (sc, a, b, x, y) -> pairs(a).subtractByKey(pairs(b)),
      PAIRS,
      PAIRS,
      PAIRS),
  UNION_PAIRS("a.union(b)", (sc, a, b, x, y) -> pairs(a).union(pairs(b)), PAIRS, PAIRS, PAIRS),
  SORT_BY_KEY(
      "a.mapToPair(t -> new Tuple2<Integer, Object>(Functions.number(t._1()), t._2()))"
          + ".sortByKey(true, N).mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2()))",
      (sc, a, b, x, y) ->
          pairs(a)
              .mapToPair(t -> new Tuple2<Integer, Object>(Functions.number(t._1()), t._2()))
              .sortByKey(true, slices(y))
              .mapToPair(t -> new Tuple2<Object, Object>(t._1(), t._2())),
      PAIRS,
      PAIRS),
  RANGES(
      "a.sortByKey(new ByNumber(), true, N)",
      (sc, a, b, x, y) -> pairs(a).sortByKey(new ByNumber(), true, slices(y)),
      PAIRS,
      PAIRS),
  SORT_WITHIN(
      "a.repartitionAndSortWithinPartitions(new HashPartitioner(N), new ByNumber())",
      (sc, a, b, x, y) ->
          pairs(a)
              .repartitionAndSortWithinPartitions(new HashPartitioner(slices(y)), new ByNumber()),
      PAIRS,
      PAIRS),
  COALESCE_PAIRS("a.coalesce(N)", (sc, a, b, x, y) -> pairs(a).coalesce(slices(y)), PAIRS, PAIRS),
  KEYS(
      "a.keys().map(Functions::number)",
      (sc, a, b, x, y) -> pairs(a).keys().map(Functions::number),
      NUMBERS,
      PAIRS),
  VALUES(
      "a.values().map(Functions::number)",
      (sc, a, b, x, y) -> pairs(a).values().map(Functions::number),
      NUMBERS,
      PAIRS),
  PERSIST_PAIRS(
      "a.persist(StorageLevel.MEMORY_AND_DISK())",
      (sc, a, b, x, y) -> pairs(a).persist(StorageLevel.MEMORY_AND_DISK()),
      PAIRS,
      PAIRS);

  private final String source;
  private final Maker maker;
  private final Kind made;
  private final List<Kind> taken;

  Operator(String source, Maker maker, Kind made, Kind... taken) {
    this.source = source;
    this.maker = maker;
    this.made = made;
    this.taken = List.of(taken);
  }

  /** The RDD it makes of {@code a} and {@code b}; those that it does not take are null. */
  Object apply(JavaSparkContext sc, Object a, Object b, int x, int y) {
    return maker.apply(sc, a, b, x, y);
  }

  public Kind made() {
    return made;
  }

  public List<Kind> taken() {
    return taken;
  }

  String source() {
    return source;
  }

  /** Whether there may be as many records as the product of those it takes. */
  boolean multiplies() {
    return switch (this) {
      case CARTESIAN, JOIN, JOIN_BY_DEFAULT, LEFT_OUTER_JOIN, RIGHT_OUTER_JOIN, FULL_OUTER_JOIN ->
          true;
      default -> false;
    };
  }

  /** Whether it keeps an RDD's partitions where they were computed. */
  boolean keepsPartitions() {
    return this == PERSIST || this == PERSIST_PAIRS || this == LOCAL_CHECKPOINT;
  }

  /** Whether it depends on where partitions are kept, of which Spark may not know yet. */
  boolean groupsByPlace() {
    return this == COALESCE || this == COALESCE_PAIRS;
  }

  static int slices(int y) {
    return 1 + y % 5;
  }

  @SuppressWarnings("unchecked") // the program's kinds say so
  static JavaRDD<Integer> numbers(Object rdd) {
    return (JavaRDD<Integer>) rdd;
  }

  @SuppressWarnings("unchecked") // the program's kinds say so
  static JavaPairRDD<Object, Object> pairs(Object rdd) {
    return (JavaPairRDD<Object, Object>) rdd;
  }

  /** What an operator does. */
  @FunctionalInterface
  private interface Maker {
    Object apply(JavaSparkContext sc, Object a, Object b, int x, int y);
  }
}
