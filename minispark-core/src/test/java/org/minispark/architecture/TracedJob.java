package org.minispark.architecture;

import java.util.List;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaSparkContext;

/** The job that {@code docs/ARCHITECTURE.md} follows: one partition, one shuffle, one partition. */
final class TracedJob {
  private TracedJob() {}

  public static void main(String[] arguments) {
    try (JavaSparkContext sc = new JavaSparkContext("local[1]", "traced")) {
      JavaPairRDD<String, Integer> pairs =
          sc.parallelize(List.of("to", "be"), 1).mapToPair(word -> new Tuple2<>(word, 1));
      List<Tuple2<String, Integer>> placed = pairs.partitionBy(new HashPartitioner(1)).collect();
      if (!placed.equals(List.of(new Tuple2<>("to", 1), new Tuple2<>("be", 1)))) {
        throw new AssertionError(placed);
      }
    }
  }
}
