package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Report;
import org.minispark.serializer.KryoSerializer;

/** Values of one key brought together. */
public final class CombineCases {
  private CombineCases() {}

  public static Object reduceByKey(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 3);
    JavaPairRDD<Integer, Long> skewed = Data.skewed(sc, 300, 4);
    return new Report()
        .of("sums", () -> pairs.reduceByKey(Integer::sum))
        .of("fewer", () -> pairs.reduceByKey(Integer::sum, 2))
        .of("more", () -> pairs.reduceByKey(Integer::sum, 9))
        .of("partitioner", () -> pairs.reduceByKey(new HashPartitioner(4), Integer::sum))
        .of(
            "in order",
            () -> pairs.mapValues(v -> "" + v).reduceByKey((a, b) -> "(" + a + b + ")", 1))
        .of("skewed", () -> skewed.reduceByKey(Long::sum, 3))
        .of("already placed", () -> pairs.groupByKey(2).mapValues(v -> 1).reduceByKey(Integer::sum))
        .of("locally", () -> pairs.reduceByKeyLocally(Integer::sum))
        .of(
            "locally, in order",
            () -> pairs.mapValues(v -> "" + v).reduceByKeyLocally((a, b) -> "(" + a + b + ")"))
        .of("locally, nothing", () -> pairs.filter(pair -> false).reduceByKeyLocally(Integer::sum))
        .of("empty", () -> pairs.filter(pair -> false).reduceByKey(Integer::sum))
        .of("fails", () -> pairs.reduceByKey((a, b) -> a / Data.zero()).collect())
        .of("no partitions", () -> pairs.reduceByKey(Integer::sum, 0));
  }

  public static Object arrayKeys(JavaSparkContext sc) {
    JavaPairRDD<int[], Integer> pairs =
        Data.range(sc, 3, 2).mapToPair(value -> new Tuple2<>(new int[] {1}, value));
    return new Report()
        .of("reduced", () -> pairs.reduceByKey(Integer::sum).count())
        .of("grouped", () -> pairs.groupByKey().count());
  }

  public static Object foldByKey(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 3);
    return new Report()
        .of("zero once a key and task", () -> pairs.foldByKey(100, Integer::sum))
        .of("fewer", () -> pairs.foldByKey(100, 2, Integer::sum))
        .of("partitioner", () -> pairs.foldByKey(100, new HashPartitioner(4), Integer::sum))
        .of(
            "in order",
            () -> pairs.mapValues(v -> "" + v).foldByKey("z", 1, (a, b) -> "(" + a + b + ")"));
  }

  public static Object aggregateByKey(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 3);
    return new Report()
        .of(
            "text",
            () -> pairs.aggregateByKey("z", (a, b) -> a + b, (a, b) -> "(" + a + "," + b + ")"))
        .of(
            "fewer",
            () -> pairs.aggregateByKey("z", 2, (a, b) -> a + b, (a, b) -> "(" + a + "," + b + ")"))
        .of(
            "partitioner",
            () ->
                pairs.aggregateByKey(
                    1L, new HashPartitioner(2), (a, b) -> a * (b + 1), (a, b) -> a - b))
        .of(
            "mutable zero",
            () ->
                pairs.aggregateByKey(
                    new ArrayList<Integer>(), 2, CombineCases::with, CombineCases::withAll));
  }

  public static Object combineByKey(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 3);
    return new Report()
        .of(
            "text",
            () ->
                pairs.combineByKey(
                    v -> "c" + v, (c, v) -> c + v, (c, d) -> "(" + c + "," + d + ")"))
        .of(
            "fewer",
            () -> pairs.combineByKey(v -> "c" + v, (c, v) -> c + v, (c, d) -> "(" + c + d + ")", 2))
        .of(
            "partitioner",
            () ->
                pairs.combineByKey(
                    v -> "c" + v, (c, v) -> c + v, (c, d) -> c + d, new HashPartitioner(2)))
        .of(
            "not in the map task",
            () ->
                pairs.combineByKey(
                    v -> "c" + v,
                    (c, v) -> c + v,
                    (c, d) -> c + d,
                    new HashPartitioner(2),
                    false,
                    null))
        .of(
            "serializer",
            () ->
                pairs.combineByKey(
                    v -> "c" + v,
                    (c, v) -> c + v,
                    (c, d) -> "(" + c + d + ")",
                    new HashPartitioner(2),
                    true,
                    new KryoSerializer(sc.getConf())));
  }

  public static Object groupByKey(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 3);
    return new Report()
        .of("groups", () -> pairs.groupByKey())
        .of("fewer", () -> pairs.groupByKey(2))
        .of("partitioner", () -> pairs.groupByKey(new HashPartitioner(4)))
        .of("skewed", () -> Data.skewed(sc, 100, 4).groupByKey(3))
        .of("of placed", () -> pairs.groupByKey(2).groupByKey())
        .of("printed", () -> pairs.groupByKey(1).mapValues(Iterable::toString))
        .of("empty", () -> pairs.filter(pair -> false).groupByKey());
  }

  public static Object counts(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 3);
    return new Report()
        .of("by key", () -> pairs.countByKey())
        .of("by key, nothing", () -> pairs.filter(pair -> false).countByKey())
        .does("by key is read only", () -> pairs.countByKey().put("a", 1L))
        .of("as map", () -> pairs.collectAsMap())
        .does("as map can be changed", () -> pairs.collectAsMap().put("a", 1))
        .of("as map, nothing", () -> pairs.filter(pair -> false).collectAsMap())
        .of("distinct", () -> many(sc).countApproxDistinctByKey(0.05))
        .of("distinct, fewer", () -> many(sc).countApproxDistinctByKey(0.2, 2))
        .of(
            "distinct, partitioner",
            () -> many(sc).countApproxDistinctByKey(0.01, new HashPartitioner(3)))
        .of("distinct, too precise", () -> many(sc).countApproxDistinctByKey(0.0000001));
  }

  public static Object lookup(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 3);
    JavaPairRDD<String, Integer> placed = pairs.partitionBy(new HashPartitioner(4));
    return new Report()
        .of("key", () -> pairs.lookup("a"))
        .of("null", () -> pairs.lookup(null))
        .of("absent", () -> pairs.lookup("none"))
        .does("read only", () -> pairs.lookup("a").add(1))
        .of("placed", () -> placed.lookup("polygenelubricants"))
        .of("placed, null", () -> placed.lookup(null))
        .of("all partitions", () -> Events.of(sc, () -> pairs.lookup("a")))
        .of("one partition", () -> Events.of(sc, () -> placed.lookup("a")));
  }

  public static Object keysAndValues(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 3);
    return new Report()
        .of("keys", () -> pairs.keys())
        .of("values", () -> pairs.values())
        .of("map values", () -> pairs.mapValues(value -> value == 0 ? null : value * 2))
        .of(
            "flat map values",
            () ->
                pairs.flatMapValues(v -> List.of(v, -v).subList(0, v % 3 == 0 ? 0 : 2).iterator()))
        .of("first", () -> pairs.first())
        .of("first of none", () -> pairs.filter(pair -> false).first())
        .of("filter", () -> pairs.filter(pair -> pair._2() > 4))
        .of("filter on null key", () -> pairs.filter(pair -> pair._1().isEmpty()).collect())
        .of("swap", () -> pairs.mapToPair(Tuple2::swap));
  }

  public static Object plans(JavaSparkContext sc) {
    JavaPairRDD<String, Integer> pairs = Data.pairs(sc, 3);
    return new Report()
        .of("reduce", () -> pairs.reduceByKey(Integer::sum).toDebugString())
        .of("group", () -> pairs.groupByKey(2).mapValues(v -> 1).toDebugString())
        .of(
            "aggregate",
            () -> pairs.aggregateByKey(0, 2, Integer::sum, Integer::sum).toDebugString())
        .of("stages", () -> Events.of(sc, () -> pairs.reduceByKey(Integer::sum, 2).count()))
        .of(
            "no shuffle",
            () -> Events.of(sc, () -> pairs.groupByKey(2).reduceByKey((a, b) -> a).count()))
        .of("locally", () -> Events.of(sc, () -> pairs.reduceByKeyLocally(Integer::sum)))
        .of("by key", () -> Events.of(sc, () -> pairs.countByKey()))
        .of("map order", () -> new TreeMap<>(nonNull(pairs).countByKey()).toString());
  }

  private static JavaPairRDD<String, Integer> nonNull(JavaPairRDD<String, Integer> pairs) {
    return pairs.filter(pair -> pair._1() != null);
  }

  private static JavaPairRDD<String, Integer> many(JavaSparkContext sc) {
    return Data.range(sc, 900, 3)
        .mapToPair(value -> new Tuple2<>("k" + value % 4, value % (100 * (1 + value % 4))));
  }

  private static ArrayList<Integer> with(ArrayList<Integer> list, Integer value) {
    list.add(value);
    return list;
  }

  private static ArrayList<Integer> withAll(ArrayList<Integer> list, ArrayList<Integer> more) {
    list.addAll(more);
    return list;
  }
}
