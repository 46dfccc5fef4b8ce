package org.minispark.compare.parity.cases;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Pairs in order of their keys. */
public final class SortCases {
  private SortCases() {}

  public static Object sortByKey(JavaSparkContext sc) {
    JavaPairRDD<Integer, Long> pairs = Data.skewed(sc, 60, 4);
    return new Report()
        .of("up", () -> pairs.sortByKey())
        .of("down", () -> pairs.sortByKey(false))
        .of("number", () -> pairs.sortByKey(true, 2))
        .of("comparator", () -> pairs.sortByKey(new Backwards()))
        .of("comparator, down", () -> pairs.sortByKey(new Backwards(), false))
        .of("comparator, number", () -> pairs.sortByKey(new Backwards(), true, 3))
        .of("partitioner", () -> pairs.sortByKey(true, 3).partitioner().get().numPartitions())
        .of("one", () -> pairs.sortByKey(true, 1))
        .of("empty", () -> pairs.filter(pair -> false).sortByKey())
        .of("null keys", () -> Data.pairs(sc, 3).sortByKey().collect())
        .of("null keys, one partition", () -> Data.pairs(sc, 1).sortByKey(true, 1).collect())
        .of(
            "not comparable",
            () -> pairs.mapToPair(p -> new Tuple2<>(new int[0], 1)).sortByKey().collect())
        .of("mixed keys", () -> mixed(sc).sortByKey(true, 1).collect())
        .of("jobs", () -> Events.of(sc, () -> pairs.sortByKey()))
        .of("plan", () -> pairs.sortByKey(true, 2).toDebugString());
  }

  public static Object sortOtherKeys(JavaSparkContext sc) {
    return new Report()
        .of(
            "texts",
            () -> Data.words(sc, 3).mapToPair(w -> new Tuple2<>(w, w.length())).sortByKey())
        .of(
            "longs",
            () ->
                Data.numbers(sc, 40, 3)
                    .mapToPair(x -> new Tuple2<>(x * 10_000_000_000L, x))
                    .sortByKey())
        .of("doubles", () -> specials(sc).sortByKey())
        .of("doubles, down", () -> specials(sc).sortByKey(false))
        .of(
            "texts beyond Latin",
            () ->
                Data.numbers(sc, 40, 3)
                    .mapToPair(x -> new Tuple2<>("\u00e4\u20ac" + (char) (0xd700 + x * 20), x))
                    .sortByKey());
  }

  public static Object sortMany(JavaSparkContext sc) {
    JavaPairRDD<Integer, Integer> pairs =
        Data.numbers(sc, 4000, 8).mapToPair(x -> new Tuple2<>(x, x % 3));
    return new Report()
        .of(
            "sizes",
            () -> pairs.sortByKey().mapPartitions(it -> Arrays.asList(count(it)).iterator()))
        .of(
            "sizes, down",
            () ->
                pairs.sortByKey(false, 5).mapPartitions(it -> Arrays.asList(count(it)).iterator()))
        .of("records", () -> pairs.sortByKey(true, 3));
  }

  public static Object filterByRange(JavaSparkContext sc) {
    JavaPairRDD<Integer, Long> pairs = Data.skewed(sc, 60, 4);
    return new Report()
        .of("unsorted", () -> pairs.filterByRange(-5, 10))
        .of("sorted", () -> pairs.sortByKey(true, 3).filterByRange(-5, 10))
        .of(
            "sorted, stages",
            () -> Events.of(sc, () -> pairs.sortByKey(true, 4).filterByRange(0, 3).count()))
        .of("down", () -> pairs.sortByKey(false, 3).filterByRange(-5, 10))
        .of("comparator", () -> pairs.filterByRange(new Backwards(), 10, -5))
        .of("nothing", () -> pairs.filterByRange(10, -5));
  }

  public static Object repartitionAndSort(JavaSparkContext sc) {
    JavaPairRDD<Integer, Long> pairs = Data.skewed(sc, 60, 4);
    return new Report()
        .of("up", () -> pairs.repartitionAndSortWithinPartitions(new HashPartitioner(3)))
        .of(
            "backwards",
            () -> pairs.repartitionAndSortWithinPartitions(new HashPartitioner(3), new Backwards()))
        .of(
            "null keys",
            () ->
                Data.pairs(sc, 2)
                    .repartitionAndSortWithinPartitions(new HashPartitioner(1))
                    .collect())
        .of(
            "plan",
            () -> pairs.repartitionAndSortWithinPartitions(new HashPartitioner(2)).toDebugString());
  }

  private static final class Backwards implements Comparator<Integer>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public int compare(Integer one, Integer other) {
      return other.compareTo(one);
    }
  }

  private static JavaPairRDD<Object, Integer> mixed(JavaSparkContext sc) {
    return sc.<Object>parallelize(Arrays.asList(1, "a", 2L), 1)
        .mapToPair(key -> new Tuple2<>(key, 1));
  }

  private static JavaPairRDD<Double, Integer> specials(JavaSparkContext sc) {
    return Data.doubles(
            sc, 2, 1.5, Double.NaN, -0.0, 0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, -1.5)
        .mapToPair(value -> new Tuple2<>(value, 1));
  }

  private static int count(java.util.Iterator<?> values) {
    int count = 0;
    for (; values.hasNext(); values.next()) {
      count++;
    }
    return count;
  }
}
