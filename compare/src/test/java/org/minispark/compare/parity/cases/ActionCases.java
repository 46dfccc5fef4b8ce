package org.minispark.compare.parity.cases;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Actions of plain RDDs. */
public final class ActionCases {
  private ActionCases() {}

  public static Object collect(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 9, 4);
    return new Report()
        .of("all", () -> numbers.collect())
        .of("empty", () -> sc.emptyRDD().collect())
        .does("read only", () -> numbers.collect().add(1))
        .of("some partitions", () -> numbers.collectPartitions(new int[] {2, 0}))
        .of("no partitions", () -> numbers.collectPartitions(new int[0]))
        .of("beyond", () -> numbers.collectPartitions(new int[] {4}))
        .of("count", () -> numbers.count())
        .of("count of nothing", () -> sc.emptyRDD().count());
  }

  public static Object take(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 50, 20);
    return new Report()
        .of("some", () -> numbers.take(7))
        .of("none", () -> numbers.take(0))
        .of("negative", () -> numbers.take(-1))
        .of("too many", () -> Data.range(sc, 3, 2).take(10))
        .of("empty", () -> sc.emptyRDD().take(2))
        .of("late", () -> numbers.filter(value -> value > 45).take(2))
        .does("read only", () -> numbers.take(2).add(1))
        .of("first", () -> numbers.first())
        .of("first null", () -> sc.parallelize(Arrays.asList((Object) null), 1).first())
        .of("first of empty", () -> sc.emptyRDD().first())
        .of("first late", () -> numbers.filter(value -> value > 45).first());
  }

  public static Object isEmpty(JavaSparkContext sc) {
    return new Report()
        .of("empty", () -> sc.emptyRDD().isEmpty())
        .of("empty partitions", () -> Data.range(sc, 0, 3).isEmpty())
        .of("not", () -> Data.range(sc, 1, 3).isEmpty());
  }

  public static Object toLocalIterator(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 7, 3);
    return new Report()
        .of("all", () -> numbers.toLocalIterator())
        .of("empty", () -> sc.emptyRDD().toLocalIterator())
        .of("beyond", () -> exhausted(numbers.toLocalIterator()).next())
        .of("one job a partition", () -> Events.of(sc, () -> exhausted(numbers.toLocalIterator())));
  }

  public static Object reduce(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 20, 4);
    JavaRDD<String> words = Data.words(sc, 4);
    return new Report()
        .of("sum", () -> numbers.reduce(Integer::sum))
        .of("in order", () -> words.reduce((a, b) -> "(" + a + b + ")"))
        .of("empty partitions", () -> Data.range(sc, 2, 5).reduce(Integer::sum))
        .of("one", () -> Data.range(sc, 1, 1).reduce((a, b) -> null))
        .of("empty", () -> sc.<Integer>emptyRDD().reduce(Integer::sum))
        .of("empty with partitions", () -> Data.range(sc, 0, 2).reduce(Integer::sum))
        .of("fails", () -> numbers.reduce((a, b) -> a / Data.zero()));
  }

  public static Object fold(JavaSparkContext sc) {
    return new Report()
        .of("zero counts once a partition", () -> Data.range(sc, 4, 3).fold(1, Integer::sum))
        .of("in order", () -> Data.words(sc, 3).fold("z", (a, b) -> "(" + a + "|" + b + ")"))
        .of("empty", () -> sc.<Integer>emptyRDD().fold(5, Integer::sum))
        .of("null zero", () -> Data.words(sc, 2).fold(null, (a, b) -> a + b))
        .of("mutable zero", () -> foldLists(sc))
        .of(
            "zero that cannot travel",
            () ->
                sc.parallelize(List.of(1), 1).map(x -> (Object) x).fold(new Object(), (a, b) -> a));
  }

  public static Object aggregate(JavaSparkContext sc) {
    JavaRDD<String> words = Data.words(sc, 3);
    return new Report()
        .of(
            "in order",
            () -> words.aggregate("z", (a, b) -> a + "," + b, (a, b) -> "(" + a + ";" + b + ")"))
        .of(
            "other type",
            () -> words.aggregate(0, (sum, word) -> sum + word.length(), Integer::sum))
        .of("empty", () -> sc.emptyRDD().aggregate(7, (a, b) -> 0, (a, b) -> a + b))
        .of("fails", () -> words.aggregate(0, (a, b) -> Integer.parseInt(b), Integer::sum));
  }

  public static Object trees(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 40, 16);
    return new Report()
        .of("reduce", () -> numbers.treeReduce(Integer::sum))
        .of(
            "reduce, deep",
            () -> numbers.map(value -> "" + value).treeReduce((a, b) -> "(" + a + b + ")", 3))
        .of("reduce, one level", () -> numbers.treeReduce(Integer::sum, 1))
        .of("reduce, no level", () -> numbers.treeReduce(Integer::sum, 0))
        .of("reduce, empty", () -> sc.<Integer>emptyRDD().treeReduce(Integer::sum))
        .of(
            "aggregate",
            () -> numbers.treeAggregate("z", (a, b) -> a + b, (a, b) -> "(" + a + b + ")"))
        .of(
            "aggregate, deep",
            () -> numbers.treeAggregate("z", (a, b) -> a + b, (a, b) -> "(" + a + b + ")", 3))
        .of("aggregate, no level", () -> numbers.treeAggregate(0, Integer::sum, Integer::sum, 0))
        .of(
            "aggregate, empty",
            () -> sc.<Integer>emptyRDD().treeAggregate(3, Integer::sum, Integer::sum))
        .of(
            "aggregate on executors",
            () -> numbers.treeAggregate("z", (a, b) -> a + b, (a, b) -> "(" + a + b + ")", 2, true))
        .of(
            "stages on executors",
            () ->
                Events.of(sc, () -> numbers.treeAggregate(0, Integer::sum, Integer::sum, 2, true)))
        .of("stages of depth 2", () -> Events.of(sc, () -> numbers.treeReduce(Integer::sum)))
        .of("stages of depth 3", () -> Events.of(sc, () -> numbers.treeReduce(Integer::sum, 3)));
  }

  public static Object largest(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.numbers(sc, 30, 4);
    return new Report()
        .of("top", () -> numbers.top(4))
        .of("top by", () -> numbers.top(4, Comparator.<Integer>reverseOrder()))
        .of("top none", () -> numbers.top(0))
        .of("top of empty", () -> sc.<Integer>emptyRDD().top(3))
        .of("top, too many", () -> Data.range(sc, 3, 2).top(10))
        .does("top is read only", () -> numbers.top(3).add(1))
        .of("ordered", () -> numbers.takeOrdered(4))
        .of("ordered by", () -> numbers.takeOrdered(4, Comparator.<Integer>reverseOrder()))
        .of("ordered none", () -> numbers.takeOrdered(0))
        .of("ordered of empty", () -> sc.<Integer>emptyRDD().takeOrdered(3))
        .of("ordered, null", () -> sc.parallelize(Arrays.asList("a", null, "b"), 1).takeOrdered(2))
        .of("max", () -> numbers.max(Comparator.naturalOrder()))
        .of("min", () -> numbers.min(Comparator.naturalOrder()))
        .of("max of empty", () -> sc.<Integer>emptyRDD().max(Comparator.naturalOrder()))
        .of("max, ties", () -> Data.words(sc, 3).max(new ByLength()))
        .of("min, ties", () -> Data.words(sc, 3).min(new ByLength()))
        .of("comparator that cannot travel", () -> numbers.max(unserializable()));
  }

  public static Object countByValue(JavaSparkContext sc) {
    return new Report()
        .of("words", () -> Data.words(sc, 3).countByValue())
        .of("nulls", () -> sc.parallelize(Arrays.asList(null, 1, null), 2).countByValue())
        .of("empty", () -> sc.emptyRDD().countByValue())
        .does("read only", () -> Data.words(sc, 2).countByValue().put("be", 1L));
  }

  public static Object countApproxDistinct(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 1000, 3);
    return new Report()
        .of("0.05", () -> numbers.countApproxDistinct(0.05))
        .of("0.01", () -> numbers.countApproxDistinct(0.01))
        .of("0.4", () -> numbers.countApproxDistinct(0.4))
        .of("words", () -> Data.words(sc, 3).countApproxDistinct(0.1))
        .of("longs", () -> numbers.map(value -> value * 1_000_000_007L).countApproxDistinct(0.03))
        .of("doubles", () -> numbers.map(value -> value / 3.0).countApproxDistinct(0.03))
        .of("lists", () -> numbers.map(value -> List.of(value % 30)).countApproxDistinct(0.03))
        .of("empty", () -> sc.emptyRDD().countApproxDistinct(0.05))
        .of("too precise", () -> numbers.countApproxDistinct(0.00001));
  }

  public static Object foreach(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 5, 2);
    seen.clear();
    return new Report()
        .does("each", () -> numbers.foreach(value -> seen.add("" + value)))
        .of("seen", () -> new ArrayList<>(seen))
        .does("partition", () -> numbers.foreachPartition(values -> seen.add("p" + values.next())))
        .of("seen then", () -> new ArrayList<>(seen))
        .does("fails", () -> numbers.foreach(value -> fail("no " + value)))
        .does("partition fails", () -> numbers.foreachPartition(values -> fail("none")));
  }

  public static Object jobs(JavaSparkContext sc) {
    JavaRDD<Integer> numbers = Data.range(sc, 100, 20);
    return new Report()
        .of("take 12", () -> Events.of(sc, () -> numbers.take(12)))
        .of("take 60", () -> Events.of(sc, () -> numbers.take(60)))
        .of("take all", () -> Events.of(sc, () -> numbers.take(100)))
        .of("first late", () -> Events.of(sc, () -> numbers.filter(value -> value == 99).first()))
        .of("is empty", () -> Events.of(sc, () -> numbers.isEmpty()))
        .of("zip with index", () -> Events.of(sc, () -> numbers.coalesce(4).zipWithIndex()))
        .of("count by value", () -> Events.of(sc, () -> numbers.coalesce(4).countByValue()))
        .of(
            "sort",
            () -> Events.of(sc, () -> numbers.coalesce(4).sortBy(value -> value, true, 3).count()))
        .of("top", () -> Events.of(sc, () -> numbers.coalesce(4).top(2)))
        .of("empty reduce", () -> Events.of(sc, () -> sc.<Integer>emptyRDD().fold(0, Integer::sum)))
        .of("skipped stage", () -> Events.of(sc, () -> twice(numbers.coalesce(3).distinct(2))));
  }

  private static final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

  private static final class ByLength implements Comparator<String>, Serializable {
    private static final long serialVersionUID = 1;

    @Override
    public int compare(String one, String other) {
      return Integer.compare(one.length(), other.length());
    }
  }

  private static Comparator<Integer> unserializable() {
    Object captured = new Object();
    return (one, other) -> one.compareTo(other) + 0 * captured.hashCode();
  }

  private static Object foldLists(JavaSparkContext sc) {
    return Data.range(sc, 5, 2)
        .map(value -> new ArrayList<>(List.of(value)))
        .fold(
            new ArrayList<>(),
            (all, some) -> {
              all.addAll(some);
              return all;
            });
  }

  private static Iterator<?> exhausted(Iterator<?> values) {
    while (values.hasNext()) {
      values.next();
    }
    return Collections.emptyIterator();
  }

  private static Object twice(JavaRDD<?> rdd) {
    return rdd.count() + rdd.count();
  }

  private static void fail(String message) throws Exception {
    throw new Exception(message);
  }
}
