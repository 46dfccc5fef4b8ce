package org.minispark.rdd;

import java.util.ArrayList;
import java.util.List;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;

/** Chooses a partitioner where the program names none. */
final class Placement {
  private Placement() {}

  /**
   * The partitioner of the inputs with the most partitions, if that has not far fewer partitions
   * than the largest input (by a factor of ten); else a new one with {@code
   * spark.default.parallelism} partitions, or as many as the largest input has.
   */
  static Partitioner defaultPartitioner(RDD<?> rdd, RDD<?>... others) {
    List<RDD<?>> inputs = new ArrayList<>(List.of(others));
    inputs.add(0, rdd);
    int most = inputs.stream().mapToInt(input -> input.partitions().length).max().getAsInt();
    int wanted = isParallelismSet(rdd) ? rdd.requireJobs().defaultParallelism() : most;
    return inputs.stream()
        .filter(Placement::isPartitioned)
        .reduce((a, b) -> b.partitions().length > a.partitions().length ? b : a)
        .filter(input -> isLargeEnough(input.partitions().length, most, wanted))
        .<Partitioner>map(RDD::partitioner)
        .orElseGet(() -> new HashPartitioner(wanted));
  }

  private static boolean isParallelismSet(RDD<?> rdd) {
    return rdd.requireJobs().conf().contains("spark.default.parallelism");
  }

  private static boolean isPartitioned(RDD<?> rdd) {
    return rdd.partitioner() != null && rdd.partitioner().numPartitions() > 0;
  }

  private static boolean isLargeEnough(int partitions, int most, int wanted) {
    return Math.log10(most) - Math.log10(partitions) < 1 || wanted <= partitions;
  }
}
