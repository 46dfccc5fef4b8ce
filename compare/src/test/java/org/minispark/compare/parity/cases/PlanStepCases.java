package org.minispark.compare.parity.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.minispark.HashPartitioner;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.compare.parity.probe.Plans;
import org.minispark.compare.parity.probe.ScalaBridge;

/** Plans of steps without keys, of sorts, and of barrier stages. */
public final class PlanStepCases {
  private PlanStepCases() {}

  /** Barrier stages need a slot for each of their tasks. */
  public static void configure(SparkConf conf) {
    conf.setMaster("local[2]");
  }

  public static Object coalesce(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 20, 6).coalesce(2).collect();
          Data.range(sc, 20, 2).coalesce(6).collect();
        });
  }

  public static Object coalesceBehindAShuffle(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.range(sc, 20, 2).distinct(6).coalesce(2).collect());
  }

  public static Object coalesceWithShuffle(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 20, 6).coalesce(2, true).collect();
          Data.range(sc, 20, 2).coalesce(6, true).collect();
        });
  }

  public static Object repartition(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 20, 6).repartition(3).collect();
          Data.skewed(sc, 20, 2).partitionBy(new HashPartitioner(3)).repartition(3).collect();
        });
  }

  public static Object repartitionAndSort(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () ->
            Data.skewed(sc, 20, 2)
                .repartitionAndSortWithinPartitions(new HashPartitioner(3))
                .collect());
  }

  public static Object sortWhereRecordsAre(JavaSparkContext sc) throws Exception {
    JavaPairRDD<Integer, Long> sorted =
        Data.skewed(sc, 20, 2)
            .partitionBy(new HashPartitioner(3))
            .repartitionAndSortWithinPartitions(new HashPartitioner(3));
    return Arrays.asList(
        Plans.of(sc, sorted::count), sorted, sorted.reduceByKey(Long::sum).toDebugString());
  }

  public static Object sortByKey(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.skewed(sc, 40, 4).sortByKey(true, 3).collect());
  }

  public static Object sortByKeyBehindAShuffle(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc, () -> Data.skewed(sc, 40, 4).reduceByKey(Long::sum).sortByKey(false).collect());
  }

  public static Object sortIntoOnePartition(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.skewed(sc, 40, 4).sortByKey(true, 1).collect());
  }

  public static Object sortOfNothing(JavaSparkContext sc) throws Exception {
    return Plans.of(sc, () -> Data.skewed(sc, 0, 2).sortByKey(true, 2).collect());
  }

  /** One partition holds nearly all keys, so that it is sampled a second time. */
  public static Object sortOfUnevenPartitions(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> uneven =
              Data.range(sc, 4_000, 40)
                  .mapToPair(value -> new Tuple2<>(value % 400, value))
                  .filter(pair -> pair._2() < 2_000 || pair._1() == 1)
                  .mapPartitionsToPair(PlanStepCases::manyInTheFirst);
          uneven.sortByKey(true, 2).count();
        });
  }

  public static Object sortBy(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaRDD<Integer> sorted = Data.numbers(sc, 40, 4).sortBy(value -> -value, true, 3);
          sorted.collect();
          sorted.take(2);
          sorted.sortBy(value -> value, true, 2).collect();
        });
  }

  public static Object glomAndZip(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 10, 3).glom().collect();
          Data.range(sc, 10, 3).zip(Data.range(sc, 10, 3)).collect();
          Data.range(sc, 10, 2)
              .zipPartitions(Data.numbers(sc, 9, 3).distinct(2), (ones, others) -> ones)
              .collect();
        });
  }

  public static Object zipWithIndex(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 10, 4).zipWithIndex().collect();
          Data.range(sc, 10, 1).zipWithIndex().collect();
          Data.range(sc, 10, 3).distinct().zipWithIndex().collect();
          Data.range(sc, 10, 3).zipWithUniqueId().collect();
        });
  }

  public static Object randomSplit(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          for (JavaRDD<Integer> part :
              Data.numbers(sc, 40, 3).distinct().randomSplit(new double[] {0.7, 0.2, 0.1}, 5)) {
            part.count();
          }
        });
  }

  public static Object sample(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 40, 3).sample(true, 0.5, 3).distinct().collect();
          Data.range(sc, 40, 3).sample(false, 0.5, 3).collect();
        });
  }

  public static Object unions(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 4, 2).union(Data.range(sc, 4, 3)).union(sc.emptyRDD()).collect();
          sc.union(Data.range(sc, 4, 2), Data.range(sc, 3, 1).distinct(), Data.range(sc, 2, 2))
              .distinct()
              .collect();
        });
  }

  public static Object mapPartitions(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          Data.range(sc, 12, 3)
              .mapPartitions(values -> values, true)
              .mapPartitionsWithIndex((index, values) -> values, false)
              .distinct()
              .collect();
          Data.skewed(sc, 12, 3)
              .partitionBy(new HashPartitioner(2))
              .mapPartitionsToPair(values -> values, true)
              .reduceByKey(Long::sum)
              .collect();
        });
  }

  public static Object barrier(JavaSparkContext sc) throws Exception {
    FlatMapFunction<Iterator<Integer>, Integer> same = values -> values;
    return Plans.of(
        sc,
        () -> {
          ScalaBridge.mapPartitions(Data.range(sc, 6, 2).rdd().barrier(), same).count();
          JavaRDD<Integer> shuffled = Data.range(sc, 6, 3).distinct(2);
          ScalaBridge.mapPartitions(shuffled.rdd().barrier(), same)
              .toJavaRDD()
              .repartition(3)
              .count();
        });
  }

  private static Iterator<Tuple2<Integer, Integer>> manyInTheFirst(
      Iterator<Tuple2<Integer, Integer>> pairs) {
    List<Tuple2<Integer, Integer>> made = new ArrayList<>();
    while (pairs.hasNext()) {
      Tuple2<Integer, Integer> pair = pairs.next();
      int copies = pair._2() < 100 ? 40 : 1;
      for (int copy = 0; copy < copies; copy++) {
        made.add(pair);
      }
    }
    return made.iterator();
  }
}
