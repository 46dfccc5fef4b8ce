package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Transformations of plain RDDs that need no shuffle. */
public final class NarrowCases {
  private NarrowCases() {}

  public static Object map(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 10, 3);
    return new Report()
        .of("numbers", () -> numbers.map(value -> value * 2))
        .of("nulls", () -> numbers.map(value -> value > 0 ? value : null))
        .of("other type", () -> numbers.map(value -> "n" + value))
        .of("empty", () -> sc.<Integer>emptyRDD().map(value -> value + 1))
        .of("empty partitions", () -> Data.range(sc, 2, 5).map(value -> value + 1))
        .of("arrays", () -> numbers.map(value -> new int[] {value, value}))
        .of("fails", () -> numbers.map(value -> 1 / (value * Data.zero())).collect());
  }

  public static Object filter(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 20, 4);
    return new Report()
        .of("some", () -> numbers.filter(value -> value % 3 == 0))
        .of("none", () -> numbers.filter(value -> false))
        .of("all", () -> numbers.filter(value -> true))
        .of("null", () -> numbers.filter(value -> null).collect());
  }

  public static Object flatMap(JavaSparkContext sc) {
    JavaRDD<String> lines = sc.parallelize(Arrays.asList("a b", "", "c d e", " f"), 2);
    return new Report()
        .of("words", () -> lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator()))
        .of("none", () -> lines.flatMap(line -> Collections.emptyIterator()))
        .of("null", () -> lines.flatMap(line -> (Iterator<String>) null).collect())
        .of(
            "doubles",
            () ->
                lines.flatMapToDouble(
                    line -> Arrays.asList(1.0 * line.length(), Double.NaN, -0.0).iterator()))
        .of(
            "pairs",
            () ->
                lines.flatMapToPair(
                    line ->
                        Arrays.asList(new Tuple2<>(line, 1), new Tuple2<>(line, 2)).iterator()));
  }

  public static Object mapToOthers(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 7, 2);
    return new Report()
        .of("double", () -> numbers.mapToDouble(value -> value / 3.0))
        .of("pair", () -> numbers.mapToPair(value -> new Tuple2<>(value % 2, value)))
        .of("null pair", () -> numbers.mapToPair(value -> (Tuple2<Integer, Integer>) null))
        .of("key by", () -> numbers.keyBy(value -> value % 3 == 0 ? null : value % 3));
  }

  public static Object mapPartitions(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 7, 3);
    JavaPairRDD<Integer, Integer> placed =
        numbers.mapToPair(value -> new Tuple2<>(value, value)).reduceByKey(Integer::sum, 2);
    return new Report()
        .of("sum", () -> numbers.mapPartitions(NarrowCases::sum))
        .of("kept", () -> placed.mapPartitions(values -> values, true))
        .of("not kept", () -> placed.mapPartitions(values -> values, false))
        .of(
            "double",
            () -> numbers.mapPartitionsToDouble(values -> List.of(1.0 * size(values)).iterator()))
        .of(
            "double, kept",
            () ->
                placed.mapPartitionsToDouble(
                    values -> List.of(1.0 * size(values)).iterator(), true))
        .of(
            "pair",
            () ->
                numbers.mapPartitionsToPair(
                    values -> List.of(new Tuple2<>("size", size(values))).iterator()))
        .of("pair, kept", () -> placed.mapPartitionsToPair(values -> values, true))
        .of("pair, not kept", () -> placed.mapPartitionsToPair(values -> values, false))
        .of("fails", () -> numbers.mapPartitions(values -> failing()).collect());
  }

  public static Object mapPartitionsWithIndex(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 5, 3);
    return new Report()
        .of(
            "index",
            () ->
                numbers.mapPartitionsWithIndex(
                    (index, values) -> List.of(index + ":" + size(values)).iterator(), false))
        .of(
            "kept",
            () ->
                numbers
                    .mapToPair(value -> new Tuple2<>(value, value))
                    .partitionBy(new org.minispark.HashPartitioner(2))
                    .mapPartitionsWithIndex((index, values) -> values, true));
  }

  public static Object glom(JavaSparkContext sc) {
    return new Report()
        .of("lists", () -> Data.range(sc, 5, 3).glom())
        .of("empty partitions", () -> Data.range(sc, 1, 3).glom())
        .of("empty", () -> sc.emptyRDD().glom())
        .does("read only", () -> Data.range(sc, 5, 1).glom().first().add(1));
  }

  public static Object cartesian(JavaSparkContext sc) {
    JavaRDD<Integer> left = Data.range(sc, 3, 2);
    JavaRDD<String> right = sc.parallelize(Arrays.asList("x", null, "y"), 2);
    return new Report()
        .of("product", () -> left.cartesian(right))
        .of("with itself", () -> left.cartesian(left))
        .of("with nothing", () -> left.cartesian(sc.emptyRDD()));
  }

  public static Object zip(JavaSparkContext sc) {
    JavaRDD<Integer> left = Data.range(sc, 4, 2);
    JavaRDD<String> right = left.map(value -> "v" + value);
    return new Report()
        .of("zip", () -> left.zip(right))
        .of("other number of partitions", () -> left.zip(Data.range(sc, 4, 3)).collect())
        .of("other number of records", () -> left.zip(Data.range(sc, 6, 2)).collect())
        .of(
            "partitions",
            () -> left.zipPartitions(right, (a, b) -> List.of(size(a) + size(b)).iterator()))
        .of(
            "partitions, other number",
            () -> left.zipPartitions(Data.range(sc, 4, 3), (a, b) -> a).collect());
  }

  public static Object zipWithIndex(JavaSparkContext sc) {
    return new Report()
        .of("index", () -> Data.numbers(sc, 7, 3).zipWithIndex())
        .of("one partition", () -> Data.numbers(sc, 3, 1).zipWithIndex())
        .of("empty", () -> sc.emptyRDD().zipWithIndex())
        .of("unique id", () -> Data.numbers(sc, 7, 3).zipWithUniqueId())
        .of("unique id, one partition", () -> Data.numbers(sc, 3, 1).zipWithUniqueId());
  }

  public static Object union(JavaSparkContext sc) {
    JavaRDD<Integer> left = Data.range(sc, 3, 2);
    JavaRDD<Integer> right = Data.numbers(sc, 4, 3);
    return new Report()
        .of("union", () -> left.union(right))
        .of("with itself", () -> left.union(left))
        .of("with nothing", () -> left.union(sc.emptyRDD()))
        .of("debug", () -> left.union(right).union(left).toDebugString());
  }

  public static Object coalesce(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 20, 7);
    return new Report()
        .of("fewer", () -> numbers.coalesce(3))
        .of("one", () -> numbers.coalesce(1))
        .of("more", () -> numbers.coalesce(9))
        .of("no shuffle", () -> numbers.coalesce(2, false))
        .of("shuffle, fewer", () -> numbers.coalesce(2, true))
        .of("shuffle, more", () -> numbers.coalesce(9, true))
        .of("none", () -> numbers.coalesce(0))
        .of("negative", () -> numbers.coalesce(-1, true))
        .of("empty", () -> sc.emptyRDD().coalesce(2));
  }

  public static Object iterator(JavaSparkContext sc) {
    held = Data.range(sc, 6, 3);
    int partitions = held.partitions().size();
    return sc.parallelize(List.of(0, 1, 2), 1)
        .map(
            index -> {
              List<Integer> values = new ArrayList<>();
              held.iterator(held.partitions().get(index), org.minispark.TaskContext.get())
                  .forEachRemaining(values::add);
              return partitions + ": " + values;
            });
  }

  /** A task cannot capture an RDD, but in one process it can find it. */
  private static JavaRDD<Integer> held;

  private static Iterator<Integer> sum(Iterator<Integer> values) {
    int sum = 0;
    while (values.hasNext()) {
      sum += values.next();
    }
    return List.of(sum).iterator();
  }

  private static int size(Iterator<?> values) {
    int size = 0;
    for (; values.hasNext(); values.next()) {
      size++;
    }
    return size;
  }

  private static Iterator<Integer> failing() throws Exception {
    throw new java.io.IOException("no luck");
  }
}
