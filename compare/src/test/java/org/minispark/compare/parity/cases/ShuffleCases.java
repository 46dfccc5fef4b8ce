package org.minispark.compare.parity.cases;

import java.util.Arrays;
import java.util.List;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Transformations of plain RDDs that shuffle. */
public final class ShuffleCases {
  private ShuffleCases() {}

  public static Object distinct(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 60, 4);
    return new Report()
        .of("same number", () -> numbers.distinct())
        .of("fewer", () -> numbers.distinct(2))
        .of("more", () -> numbers.distinct(7))
        .of("words", () -> Data.words(sc, 3).distinct())
        .of("nulls", () -> sc.parallelize(Arrays.asList(null, "a", null, "a"), 2).distinct())
        .of("empty", () -> sc.emptyRDD().distinct())
        .of("none", () -> numbers.distinct(0));
  }

  public static Object distinctOfPlaced(JavaSparkContext sc) {
    JavaRDD<Integer> one = Data.numbers(sc, 40, 1);
    JavaPairRDD<Integer, Integer> placed =
        Data.numbers(sc, 40, 3)
            .mapToPair(value -> new Tuple2<>(value % 5, value % 2))
            .partitionBy(new HashPartitioner(3));
    return new Report()
        .of("one partition", () -> one.distinct())
        .of("placed", () -> placed.distinct())
        .of("placed, same number", () -> placed.distinct(3))
        .of("placed, other number", () -> placed.distinct(2));
  }

  public static Object groupBy(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 30, 4);
    return new Report()
        .of("same number", () -> numbers.groupBy(value -> value % 5))
        .of("fewer", () -> numbers.groupBy(value -> value % 5, 2))
        .of("by null", () -> numbers.groupBy(value -> value > 0 ? "positive" : null, 3))
        .of(
            "values print as",
            () -> numbers.groupBy(value -> value % 2).values().first().toString())
        .of("empty", () -> sc.<Integer>emptyRDD().groupBy(value -> value));
  }

  public static Object intersection(JavaSparkContext sc) {
    JavaRDD<Integer> left = Data.numbers(sc, 40, 3);
    JavaRDD<Integer> right = Data.numbers(sc, 41, 4);
    return new Report()
        .of("both", () -> left.intersection(right))
        .of("nulls", () -> nulls(sc).intersection(nulls(sc)))
        .of("with nothing", () -> left.intersection(sc.emptyRDD()));
  }

  public static Object subtract(JavaSparkContext sc) {
    JavaRDD<Integer> left = Data.numbers(sc, 40, 3);
    JavaRDD<Integer> right = Data.range(sc, 20, 2);
    return new Report()
        .of("rest", () -> left.subtract(right))
        .of("fewer partitions", () -> left.subtract(right, 2))
        .of("partitioner", () -> left.subtract(right, new HashPartitioner(4)))
        .of("nulls", () -> nulls(sc).subtract(sc.parallelize(Arrays.asList("b", null), 1)))
        .of("nothing", () -> left.subtract(sc.emptyRDD()))
        .of("all", () -> left.subtract(left));
  }

  public static Object sortBy(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 50, 4);
    return new Report()
        .of("up", () -> numbers.sortBy(value -> value, true, 3))
        .of("down", () -> numbers.sortBy(value -> value, false, 3))
        .of("by text", () -> numbers.sortBy(value -> "" + value, true, 2))
        .of("equal keys keep their order", () -> numbers.sortBy(value -> value % 3, true, 2))
        .of("one", () -> numbers.sortBy(value -> -value, true, 1))
        .of("empty", () -> sc.<Integer>emptyRDD().sortBy(value -> value, true, 2))
        .of("null keys", () -> nulls(sc).sortBy(value -> value, true, 1).collect())
        .of("doubles", () -> doubles(sc).sortBy(value -> value, true, 2))
        .of("not comparable", () -> numbers.sortBy(value -> new int[0], true, 1).collect());
  }

  public static Object sortByManyPartitions(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 3000, 10);
    return new Report()
        .of("up", () -> numbers.sortBy(value -> value, true, 10))
        .of(
            "few distinct",
            () -> numbers.sortBy(value -> value % 4, false, 10).glom().map(List::size))
        .of(
            "skewed",
            () -> numbers.sortBy(value -> Math.max(0, value), true, 6).glom().map(List::size));
  }

  public static Object repartition(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 40, 5);
    return new Report()
        .of("fewer", () -> numbers.repartition(2))
        .of("more", () -> numbers.repartition(8))
        .of("of one", () -> Data.range(sc, 10, 1).repartition(3))
        .of("to one", () -> numbers.repartition(1))
        .of("of nothing", () -> sc.emptyRDD().repartition(3))
        .of("none", () -> numbers.repartition(0));
  }

  public static Object manyKeysKeepSlotOrder(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 2000, 3);
    return new Report()
        .of("integers", () -> numbers.distinct(3))
        .of("texts", () -> numbers.map(value -> "key" + value).distinct(2))
        .of(
            "pairs",
            () -> numbers.map(value -> new Tuple2<>(value % 50, "x" + value % 7)).distinct(2))
        .of("lists", () -> numbers.map(value -> List.of(value % 9, value % 4)).distinct(2))
        .of("longs", () -> numbers.map(value -> value * 10_000_000_000L).distinct(2))
        .of("doubles", () -> numbers.map(value -> value / 7.0).distinct(2));
  }

  public static Object plans(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 40, 5);
    return new Report()
        .of("distinct", () -> numbers.distinct(2).toDebugString())
        .of("repartition", () -> numbers.repartition(2).toDebugString())
        .of("intersection", () -> numbers.intersection(numbers).toDebugString())
        .of("subtract", () -> numbers.subtract(numbers).toDebugString())
        .of("sort", () -> numbers.sortBy(value -> value, true, 2).toDebugString())
        .of("group", () -> numbers.groupBy(value -> value).toDebugString())
        .of("coalesce", () -> numbers.coalesce(2).toDebugString())
        .of("cartesian", () -> numbers.cartesian(numbers).toDebugString());
  }

  private static JavaRDD<String> nulls(JavaSparkContext sc) {
    return sc.parallelize(Arrays.asList("b", null, "a", null, "b", "c"), 2);
  }

  private static JavaRDD<Double> doubles(JavaSparkContext sc) {
    return sc.parallelize(
        Arrays.asList(1.5, Double.NaN, -0.0, 0.0, Double.NEGATIVE_INFINITY, Double.MIN_VALUE), 3);
  }
}
