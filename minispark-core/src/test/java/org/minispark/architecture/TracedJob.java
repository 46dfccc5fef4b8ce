package org.minispark.architecture;

import java.util.List;
import org.minispark.HashPartitioner;
import org.minispark.SparkContext;
import org.minispark.Tuple2;
import org.minispark.rdd.PairRDDFunctions;
import org.minispark.rdd.ParallelCollectionRDD;
import org.minispark.rdd.RDD;

/** The job that {@code docs/ARCHITECTURE.md} follows: one partition, one shuffle, one partition. */
final class TracedJob {
  private TracedJob() {}

  public static void main(String[] arguments) {
    SparkContext sc = new SparkContext("local[1]", "traced");
    RDD<String> words = new ParallelCollectionRDD<>(sc.jobs(), List.of("to", "be"), 1);
    RDD<Tuple2<String, Integer>> pairs = words.map(word -> new Tuple2<>(word, 1));
    List<Tuple2<String, Integer>> placed =
        new PairRDDFunctions<>(pairs).partitionBy(new HashPartitioner(1)).collect();
    sc.stop();
    if (!placed.equals(List.of(new Tuple2<>("to", 1), new Tuple2<>("be", 1)))) {
      throw new AssertionError(placed);
    }
  }
}
