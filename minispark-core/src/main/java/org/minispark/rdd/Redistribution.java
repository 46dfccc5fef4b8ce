package org.minispark.rdd;

import java.util.Iterator;
import org.minispark.HashPartitioner;
import org.minispark.Tuple2;
import org.minispark.api.java.function.Function;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.base.XORShiftRandom;

/** The same records in another number of partitions. */
final class Redistribution<T> {
  private final RDD<T> rdd;

  Redistribution(RDD<T> rdd) {
    this.rdd = rdd;
  }

  RDD<T> coalesce(int numPartitions) {
    requirePositive(numPartitions);
    return new CoalescedRDD<>(rdd, numPartitions);
  }

  /** The coalescing in between changes nothing; Spark has a node there too. */
  RDD<T> repartition(int numPartitions) {
    requirePositive(numPartitions);
    RDD<Tuple2<Integer, T>> dealt =
        new MapPartitionsRDD<>(
            rdd, (context, index, records) -> deal(records, index, numPartitions));
    RDD<Tuple2<Integer, T>> moved = ShuffledRDD.moved(dealt, new HashPartitioner(numPartitions));
    return new PairRDDFunctions<>(new CoalescedRDD<>(moved, numPartitions)).values();
  }

  /** Deals records out like cards, beginning at a place that depends on the partition alone. */
  private static <T> Iterator<Tuple2<Integer, T>> deal(
      Iterator<T> records, int partition, int numPartitions) {
    int first = new XORShiftRandom(partition).nextInt(numPartitions);
    return Iterators.map(records, new Dealer<>(first));
  }

  private static final class Dealer<T> implements Function<T, Tuple2<Integer, T>> {
    private static final long serialVersionUID = 1L;

    private int position;

    Dealer(int position) {
      this.position = position;
    }

    @Override
    public Tuple2<Integer, T> call(T record) {
      position++;
      return new Tuple2<>(position, record);
    }
  }

  private static void requirePositive(int numPartitions) {
    if (numPartitions <= 0) {
      throw new IllegalArgumentException(
          "requirement failed: Number of partitions (" + numPartitions + ") must be positive.");
    }
  }
}
