package org.minispark.compare.parity.cases;

import java.util.Arrays;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;

/** Several RDDs by key. */
public final class JoinCases {
  private JoinCases() {}

  public static Object join(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> left = Data.pairs(sc, 3);
    JavaPairRDD<String, String> right = right(sc);
    return new Report()
        .of("inner", () -> left.join(right))
        .of("inner, fewer", () -> left.join(right, 2))
        .of("inner, partitioner", () -> left.join(right, four()))
        .of("left", () -> left.leftOuterJoin(right))
        .of("left, fewer", () -> left.leftOuterJoin(right, 2))
        .of("left, partitioner", () -> left.leftOuterJoin(right, four()))
        .of("right", () -> left.rightOuterJoin(right))
        .of("right, fewer", () -> left.rightOuterJoin(right, 2))
        .of("right, partitioner", () -> left.rightOuterJoin(right, four()))
        .of("full", () -> left.fullOuterJoin(right))
        .of("full, fewer", () -> left.fullOuterJoin(right, 2))
        .of("full, partitioner", () -> left.fullOuterJoin(right, four()))
        .of("itself", () -> left.join(left, 2))
        .of("nothing", () -> left.join(right.filter(pair -> false), 2));
  }

  public static Object cogroup(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> one = Data.pairs(sc, 3);
    JavaPairRDD<String, String> two = right(sc);
    JavaPairRDD<String, Long> three =
        one.mapValues(value -> value * 10L).filter(pair -> pair._2() > 50);
    return new Report()
        .of("two", () -> one.cogroup(two))
        .of("two, number", () -> one.cogroup(two, 2))
        .of("two, partitioner", () -> one.cogroup(two, four()))
        .of("three", () -> one.cogroup(two, three))
        .of("three, number", () -> one.cogroup(two, three, 2))
        .of("three, partitioner", () -> one.cogroup(two, three, four()))
        .of("four", () -> one.cogroup(two, three, one))
        .of("four, number", () -> one.cogroup(two, three, one, 2))
        .of("four, partitioner", () -> one.cogroup(two, three, one, four()))
        .of("group with", () -> one.groupWith(two))
        .of("group with two", () -> one.groupWith(two, three))
        .of("group with three", () -> one.groupWith(two, three, one))
        .of(
            "array keys",
            () ->
                one.mapToPair(p -> new Tuple2<>(new int[0], 1))
                    .cogroup(one.mapToPair(p -> new Tuple2<>(new int[0], 1)), 1)
                    .count());
  }

  public static Object placed(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> left = Data.pairs(sc, 3).partitionBy(new HashPartitioner(4));
    JavaPairRDD<String, String> right = right(sc).partitionBy(new HashPartitioner(4));
    return new Report()
        .of("both", () -> left.join(right))
        .of("both without a shuffle", () -> Events.of(sc, () -> left.join(right).count()))
        .of("one", () -> left.join(right(sc)))
        .of("one, stages", () -> Events.withoutIds(sc, () -> left.join(right(sc)).count()))
        .of("plan", () -> left.cogroup(right(sc)).toDebugString())
        .of("plan of join", () -> left.leftOuterJoin(right).toDebugString())
        .of("union of placed", () -> left.union(left).partitioner())
        .of("union of others", () -> left.union(Data.pairs(sc, 2)).partitioner())
        .of("union of placed, records", () -> left.union(left.mapValues(value -> -value)))
        .of(
            "other partitioner",
            () -> left.join(right.partitionBy(new HashPartitioner(3))).partitioner());
  }

  public static Object subtractByKey(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> left = Data.pairs(sc, 3);
    JavaPairRDD<String, String> right = right(sc);
    return new Report()
        .of("by key", () -> left.subtractByKey(right))
        .of("by key, number", () -> left.subtractByKey(right, 2))
        .of("by key, partitioner", () -> left.subtractByKey(right, four()))
        .of("placed", () -> left.partitionBy(four()).subtractByKey(right))
        .of("skewed", () -> Data.skewed(sc, 60, 3).subtractByKey(Data.skewed(sc, 10, 1)))
        .of("whole", () -> left.subtract(left.filter(pair -> pair._2() > 5)))
        .of("whole, number", () -> left.subtract(left.filter(pair -> pair._2() > 5), 2))
        .of("whole, partitioner", () -> left.subtract(left.filter(pair -> pair._2() > 5), four()))
        .of("plan", () -> left.subtractByKey(right).toDebugString());
  }

  public static Object setsOfPairs(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> left = Data.pairs(sc, 3).mapValues(value -> value % 4);
    return new Report()
        .of("union", () -> left.union(Data.pairs(sc, 1)))
        .of("intersection", () -> left.intersection(Data.pairs(sc, 2)))
        .of("distinct", () -> left.distinct())
        .of("distinct, number", () -> left.distinct(2))
        .of("coalesce", () -> left.coalesce(2))
        .of("coalesce, shuffle", () -> left.coalesce(4, true))
        .of("coalesce, no shuffle", () -> left.coalesce(2, false))
        .of("repartition", () -> left.repartition(5));
  }

  public static Object outerJoinsWithNulls(JavaSparkContext sc) {
    JavaPairRDD<Integer, String> nulls =
        Data.range(sc, 4, 1).mapToPair(n -> new Tuple2<>(n % 2, n < 2 ? "here" : null));
    JavaPairRDD<Integer, String> none = nulls.filter(pair -> pair._1() > 5);
    JavaPairRDD<Integer, String> some = nulls.filter(pair -> pair._2() != null);
    return new Report()
        .of("nobody meets them, left", () -> none.leftOuterJoin(nulls))
        .of("nobody meets them, right", () -> nulls.rightOuterJoin(none))
        .of("the first alone", () -> some.leftOuterJoin(nulls).take(1))
        .of("missing", () -> nulls.leftOuterJoin(none))
        .of("all", () -> some.leftOuterJoin(nulls).count())
        .of("full", () -> none.fullOuterJoin(nulls).count());
  }

  public static Object partitionBy(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 3);
    return new Report()
        .of("hash", () -> pairs.partitionBy(four()))
        .of(
            "same again",
            () -> pairs.partitionBy(four()).partitionBy(new HashPartitioner(4)).toDebugString())
        .of("own", () -> pairs.partitionBy(new ByLength(3)))
        .of(
            "wide keys",
            () ->
                Data.range(sc, 50, 3)
                    .mapToPair(x -> new Tuple2<>(x * -1_000_003L, x))
                    .partitionBy(four()))
        .of(
            "double keys",
            () ->
                Data.range(sc, 30, 3).mapToPair(x -> new Tuple2<>(x / -3.0, x)).partitionBy(four()))
        .of(
            "tuple keys",
            () ->
                Data.range(sc, 30, 3)
                    .mapToPair(x -> new Tuple2<>(new Tuple2<>(x, "k" + x % 3), x))
                    .partitionBy(four()))
        .of(
            "list keys",
            () ->
                Data.range(sc, 30, 3)
                    .mapToPair(x -> new Tuple2<>(Arrays.asList(x, null), x))
                    .partitionBy(four()));
  }

  private static Partitioner four() {
    return new HashPartitioner(4);
  }

  private static JavaPairRDD<String, String> right(JavaSparkContext sc) {
    return sc.parallelizePairs(
        Arrays.asList(
            new Tuple2<>("a", "x"),
            new Tuple2<>("Aa", "y"),
            new Tuple2<>(null, "z"),
            new Tuple2<>("other", "w"),
            new Tuple2<>("a", null)),
        2);
  }

  private static final class ByLength extends Partitioner {
    private static final long serialVersionUID = 1;
    private final int number;

    ByLength(int number) {
      this.number = number;
    }

    @Override
    public int numPartitions() {
      return number;
    }

    @Override
    public int getPartition(Object key) {
      return key == null ? 0 : ((String) key).length() % 3;
    }
  }
}
