package org.minispark.cluster.chaos;

import java.util.List;
import java.util.stream.IntStream;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.storage.StorageLevel;

/** Programs whose results depend on every record, and on the order in which doubles are added. */
enum ChaosJobs {
  SHUFFLE {
    @Override
    List<?> run(JavaSparkContext sc) {
      return keyed(sc).reduceByKey(Double::sum, PARTITIONS).collect();
    }
  },
  CACHED_ITERATION {
    @Override
    List<?> run(JavaSparkContext sc) {
      JavaRDD<Double> points =
          keyed(sc).map(pair -> pair._2 * 3).persist(StorageLevel.MEMORY_AND_DISK());
      double weight = 0.1;
      for (int round = 0; round < 3; round++) {
        double now = weight;
        weight += points.map(x -> Math.sin(x * now)).reduce(Double::sum) / RECORDS;
      }
      points.unpersist();
      return List.of(weight);
    }
  },
  SORT {
    @Override
    List<?> run(JavaSparkContext sc) {
      return keyed(sc)
          .mapToPair(pair -> new Tuple2<>(Math.sin(pair._2), pair._1))
          .sortByKey(true, PARTITIONS)
          .zipWithIndex()
          .filter(numbered -> numbered._2 % 97 == 0)
          .collect();
    }
  },
  JOIN {
    @Override
    List<?> run(JavaSparkContext sc) {
      JavaPairRDD<Integer, Double> sums = keyed(sc).reduceByKey(Double::sum, PARTITIONS);
      return keyed(sc)
          .mapValues(x -> x / 7)
          .join(sums, PARTITIONS)
          .mapValues(pair -> pair._1 * pair._2)
          .reduceByKey(Double::sum)
          .collect();
    }
  };

  static final int PARTITIONS = 6;
  private static final int RECORDS = 30_000;
  private static final int KEYS = 500;

  abstract List<?> run(JavaSparkContext sc);

  static JavaPairRDD<Integer, Double> keyed(JavaSparkContext sc) {
    List<Integer> seeds = IntStream.range(0, PARTITIONS).boxed().toList();
    return sc.parallelize(seeds, PARTITIONS)
        .flatMap(
            seed ->
                IntStream.range(0, RECORDS / PARTITIONS)
                    .map(n -> n * PARTITIONS + seed)
                    .boxed()
                    .iterator())
        .mapToPair(n -> new Tuple2<>(n % KEYS, Math.cos(n)));
  }
}
