package org.minispark.compare.parity.cases;

import java.nio.file.Path;
import java.util.List;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.compare.parity.probe.Plans;
import org.minispark.storage.StorageLevel;

/** Plans of programs that use an RDD more than once: shuffles kept, caches, checkpoints. */
public final class PlanReuseCases {
  private PlanReuseCases() {}

  public static Object shuffleOfAnEarlierJob(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> counts = counts(sc);
          counts.collect();
          counts.count();
          counts.mapValues(count -> count * 2).filter(count -> count._2() > 2).collect();
        });
  }

  public static Object shuffleOfAnEarlierJobAboveAnother(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> counts = counts(sc);
          JavaPairRDD<Integer, Integer> swapped =
              counts.mapToPair(Tuple2::swap).reduceByKey(Integer::sum);
          swapped.collect();
          counts.collect();
          swapped.count();
        });
  }

  public static Object shuffleReadTwiceInOneJob(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> counts = counts(sc);
          counts.union(counts.mapValues(count -> -count)).collect();
          counts.mapToPair(Tuple2::swap).join(counts).collect();
        });
  }

  public static Object diamond(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> counts = counts(sc);
          JavaPairRDD<Integer, Integer> even =
              counts
                  .filter(count -> count._1() % 2 == 0)
                  .mapToPair(Tuple2::swap)
                  .reduceByKey(Integer::sum);
          JavaPairRDD<Integer, Integer> odd =
              counts
                  .filter(count -> count._1() % 2 != 0)
                  .mapToPair(Tuple2::swap)
                  .reduceByKey(Integer::sum);
          even.join(odd).collect();
        });
  }

  /** A shuffle that is read on a short way and, above another one, on a long way. */
  public static Object diamondOfUnevenWays(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> shared =
              counts(sc).mapToPair(Tuple2::swap).reduceByKey(Integer::sum, 3);
          JavaPairRDD<Integer, Integer> shortWay =
              shared.mapToPair(Tuple2::swap).reduceByKey(Integer::sum, 4);
          JavaPairRDD<Integer, Integer> longWay =
              shared
                  .mapToPair(Tuple2::swap)
                  .reduceByKey(Integer::sum, 5)
                  .mapToPair(Tuple2::swap)
                  .reduceByKey(Integer::sum, 6);
          longWay
              .join(shortWay, 7)
              .mapValues(both -> both._1())
              .reduceByKey(Integer::sum, 2)
              .collect();
        });
  }

  public static Object cached(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaRDD<Integer> numbers = Data.range(sc, 20, 4).map(value -> value * 2).cache();
          numbers.count();
          numbers.count();
          numbers.filter(value -> value > 10).collect();
        });
  }

  public static Object cachedBehindAShuffle(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> counts = counts(sc).cache();
          counts.collect();
          counts.mapToPair(Tuple2::swap).reduceByKey(Integer::sum).collect();
          counts.unpersist(true);
          counts.count();
        });
  }

  public static Object cachedInPart(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> counts = counts(sc).persist(StorageLevel.MEMORY_AND_DISK());
          counts.first();
          counts.collect();
          counts.collect();
        });
  }

  public static Object keptOnDisk(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> counts = counts(sc).persist(StorageLevel.DISK_ONLY());
          counts.count();
          counts.join(counts).count();
        });
  }

  public static Object iterations(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> links = counts(sc).cache();
          JavaPairRDD<Integer, Integer> ranks = links.mapValues(value -> 1);
          for (int round = 0; round < 3; round++) {
            ranks =
                links
                    .join(ranks)
                    .mapToPair(pair -> new Tuple2<>(pair._2()._1(), pair._2()._2()))
                    .reduceByKey(Integer::sum);
          }
          ranks.collect();
          ranks.count();
        });
  }

  public static Object checkpointed(JavaSparkContext sc, Path folder) throws Exception {
    return Plans.of(
        sc,
        () -> {
          sc.setCheckpointDir(folder.toString());
          JavaPairRDD<Integer, Integer> counts = counts(sc);
          counts.checkpoint();
          counts.count();
          counts.count();
          counts.mapToPair(Tuple2::swap).reduceByKey(Integer::sum).collect();
        });
  }

  public static Object checkpointedAndCached(JavaSparkContext sc, Path folder) throws Exception {
    return Plans.of(
        sc,
        () -> {
          sc.setCheckpointDir(folder.toString());
          JavaRDD<Integer> numbers = Data.range(sc, 20, 3).map(value -> value + 1).cache();
          numbers.checkpoint();
          numbers.map(value -> value * 2).count();
          numbers.count();
        });
  }

  public static Object checkpointedTwiceOnOneWay(JavaSparkContext sc, Path folder)
      throws Exception {
    return Plans.of(
        sc,
        () -> {
          sc.setCheckpointDir(folder.toString());
          JavaPairRDD<Integer, Integer> counts = counts(sc);
          JavaPairRDD<Integer, Integer> grouped =
              counts.mapToPair(Tuple2::swap).reduceByKey(Integer::sum);
          counts.checkpoint();
          grouped.checkpoint();
          grouped.collect();
          grouped.collect();
          counts.collect();
        });
  }

  public static Object locallyCheckpointed(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaRDD<Integer> numbers = Data.range(sc, 20, 4).map(value -> value + 1);
          numbers.rdd().localCheckpoint();
          numbers.count();
          numbers.count();
        });
  }

  /** Only the partitions that the first job left out are computed for the checkpoint. */
  public static Object locallyCheckpointedInPart(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaRDD<Integer> keys = counts(sc).keys();
          keys.rdd().localCheckpoint();
          keys.first();
          keys.collect();
        });
  }

  public static Object locallyCheckpointedWithoutRecords(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaRDD<Integer> none = Data.range(sc, 0, 2).map(value -> value + 1);
          none.rdd().localCheckpoint();
          none.collect();
          none.collect();
        });
  }

  public static Object sharedByTwoPartitionedSets(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Long> skewed = Data.skewed(sc, 30, 3);
          JavaPairRDD<Integer, Long> four = skewed.partitionBy(new HashPartitioner(4));
          JavaPairRDD<Integer, Long> two = skewed.partitionBy(new HashPartitioner(2));
          four.join(two).count();
          two.join(four).count();
        });
  }

  public static Object longChain(JavaSparkContext sc) throws Exception {
    return Plans.of(
        sc,
        () -> {
          JavaPairRDD<Integer, Integer> counts = counts(sc);
          for (int step = 0; step < 8; step++) {
            counts =
                counts
                    .mapToPair(pair -> new Tuple2<>(pair._1() + pair._2(), pair._1()))
                    .reduceByKey(Integer::sum, 2);
          }
          counts.collect();
          counts.collect();
        });
  }

  public static Object nothingToDo(JavaSparkContext sc) throws Exception {
    return List.of(
        Plans.ofAny(sc, () -> counts(sc).mapValues(count -> count + 1)),
        Plans.ofAny(sc, () -> sc.emptyRDD().collect()),
        Plans.ofAny(sc, () -> counts(sc).getNumPartitions()));
  }

  private static JavaPairRDD<Integer, Integer> counts(JavaSparkContext sc) {
    return Data.range(sc, 40, 4)
        .mapToPair(value -> new Tuple2<>(value % 7, 1))
        .reduceByKey(Integer::sum, 3);
  }
}
