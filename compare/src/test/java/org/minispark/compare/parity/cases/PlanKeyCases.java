package org.minispark.compare.parity.cases;

import java.util.List;
import java.util.Map;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Plans;

/** Plans of joins and other work by key: where records are moved, and where they need not be. */
public final class PlanKeyCases {
  private PlanKeyCases() {}

  public static Object joinOfUnpartitioned(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> pairs(sc, 3).join(pairs(sc, 2)).collect());
  }

  public static Object joinOfCoPartitioned(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> partitioned(sc, 3).join(partitioned(sc, 3)).collect());
  }

  public static Object joinOfOtherPartitionCounts(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> partitioned(sc, 3).join(partitioned(sc, 2)).collect());
  }

  public static Object joinIntoOtherPartitions(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> partitioned(sc, 3).join(partitioned(sc, 3), 4).collect());
  }

  public static Object joinWithItself(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> one = partitioned(sc, 3);
          one.join(one).collect();
        });
  }

  public static Object chainOfJoins(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () ->
            partitioned(sc, 3)
                .join(pairs(sc, 2))
                .mapValues(both -> both._1() + both._2())
                .leftOuterJoin(partitioned(sc, 3))
                .fullOuterJoin(pairs(sc, 4))
                .collect());
  }

  public static Object cogroupWithOneSidePartitioned(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> partitioned(sc, 3).cogroup(pairs(sc, 2)).collect());
  }

  public static Object cogroupOfThree(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc, () -> pairs(sc, 2).groupWith(partitioned(sc, 3), partitioned(sc, 3)).collect());
  }

  public static Object subtractByKey(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          partitioned(sc, 3).subtractByKey(partitioned(sc, 3)).collect();
          pairs(sc, 3).subtractByKey(partitioned(sc, 2)).collect();
        });
  }

  public static Object mapValuesKeepsThePartitioner(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () ->
            partitioned(sc, 3)
                .mapValues(value -> value + 1)
                .filter(pair -> pair._2() > 2)
                .reduceByKey(Integer::sum)
                .collect());
  }

  public static Object flatMapValuesKeepsThePartitioner(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () ->
            partitioned(sc, 3)
                .flatMapValues(value -> List.of(value, value).iterator())
                .groupByKey()
                .collect());
  }

  public static Object mapToPairForgetsThePartitioner(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc, () -> partitioned(sc, 3).mapToPair(pair -> pair).reduceByKey(Integer::sum).collect());
  }

  public static Object partitionByTheSameTwice(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> partitioned(sc, 3).partitionBy(new HashPartitioner(3)).collect());
  }

  public static Object partitionByAnotherThen(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> partitioned(sc, 3).partitionBy(new HashPartitioner(2)).collect());
  }

  public static Object reduceByKey(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> pairs(sc, 4).reduceByKey(Integer::sum, 2).collect());
  }

  public static Object reduceByKeyOfFewPartitions(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> pairs(sc, 1).reduceByKey(Integer::sum).collect());
  }

  public static Object groupByKey(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> pairs(sc, 4).groupByKey(2).mapValues(values -> 1).collect());
  }

  public static Object groupBy(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.range(sc, 20, 3).groupBy(value -> value % 3).collect());
  }

  public static Object aggregateByKey(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc, () -> pairs(sc, 4).aggregateByKey(0, 3, Integer::sum, Integer::sum).collect());
  }

  public static Object foldByKey(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> pairs(sc, 4).foldByKey(1, Integer::sum).collect());
  }

  public static Object combineByKeyOnTheReadersSide(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () ->
            pairs(sc, 4)
                .combineByKey(
                    value -> value, Integer::sum, Integer::sum, new HashPartitioner(2), false, null)
                .collect());
  }

  public static Object lookupWithPartitioner(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> partitioned(sc, 3).lookup(2));
  }

  public static Object lookupWithoutPartitioner(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> pairs(sc, 3).lookup(2));
  }

  public static Object countByKey(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> pairs(sc, 3).countByKey());
  }

  public static Object reduceByKeyLocally(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> pairs(sc, 3).reduceByKeyLocally(Integer::sum));
  }

  public static Object sampleByKeyExact(JavaSparkContext sc) throws Exception {
    Map<Integer, Double> fractions = Map.of(0, 0.5, 1, 0.5, 2, 0.5, 3, 0.5, 4, 0.5);
    return Plans.withoutNames(
        sc,
        () -> {
          pairs(sc, 3).sampleByKey(false, fractions, 7).collect();
          pairs(sc, 3).sampleByKeyExact(false, fractions, 7).collect();
        });
  }

  public static Object countApproxDistinctByKey(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> pairs(sc, 3).countApproxDistinctByKey(0.1, 2).collect());
  }

  public static Object unionOfCoPartitioned(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc, () -> partitioned(sc, 3).union(partitioned(sc, 3)).reduceByKey(Integer::sum).collect());
  }

  public static Object unionOfOthers(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc, () -> partitioned(sc, 3).union(pairs(sc, 2)).reduceByKey(Integer::sum).collect());
  }

  public static Object distinct(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.numbers(sc, 30, 3).distinct().collect();
          Data.numbers(sc, 30, 3).distinct(2).count();
          partitioned(sc, 3).distinct().collect();
        });
  }

  public static Object subtractAndIntersection(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 20, 3).subtract(Data.range(sc, 10, 2)).collect();
          Data.range(sc, 20, 3).intersection(Data.range(sc, 10, 2)).collect();
          partitioned(sc, 3).subtract(pairs(sc, 2)).collect();
        });
  }

  public static Object cartesian(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 4, 2).cartesian(Data.range(sc, 3, 3)).count();
          partitioned(sc, 2).cartesian(partitioned(sc, 2)).count();
        });
  }

  public static Object skewedKeys(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.skewed(sc, 60, 4).groupByKey().mapValues(values -> 1).collect();
          Data.skewed(sc, 60, 4).join(Data.skewed(sc, 20, 2)).count();
        });
  }

  private static JavaPairRDD<Integer, Integer> pairs(JavaSparkContext sc, int partitions) {
    return Data.range(sc, 24, partitions).mapToPair(value -> new Tuple2<>(value % 5, value));
  }

  private static JavaPairRDD<Integer, Integer> partitioned(JavaSparkContext sc, int partitions) {
    return pairs(sc, 2).partitionBy(new HashPartitioner(partitions));
  }
}
