package org.minispark.rdd;

import java.util.Iterator;
import org.minispark.api.java.function.FlatMapFunction;
import org.minispark.api.java.function.Function2;
import org.minispark.rdd.MapPartitionsRDD.Keys;
import org.minispark.rdd.MapPartitionsRDD.Launch;

/**
 * An RDD whose next step makes its stage a barrier stage: all tasks start together, can wait for
 * each other ({@code BarrierTaskContext}), and if one fails all are ended and run again.
 *
 * <p>Such a stage needs as many slots as it has tasks. Within it every RDD must have the same
 * number of partitions, and none may come from two barrier RDDs. A failed task of the last stage of
 * a job fails the job, since other tasks may have had their effect.
 *
 * @param <T> the records
 */
public final class RDDBarrier<T> {
  private final RDD<T> rdd;

  RDDBarrier(RDD<T> rdd) {
    this.rdd = rdd;
  }

  /** {@link #mapPartitions(FlatMapFunction, boolean)} that may change keys. */
  public <U> RDD<U> mapPartitions(FlatMapFunction<Iterator<T>, U> function) {
    return mapPartitions(function, /* preservesPartitioning= */ false);
  }

  /** {@link RDD#mapPartitions} in a barrier stage. */
  public <U> RDD<U> mapPartitions(
      FlatMapFunction<Iterator<T>, U> function, boolean preservesPartitioning) {
    FlatMapFunction<Iterator<T>, U> f = rdd.clean(function);
    return together((context, index, records) -> f.call(records), preservesPartitioning);
  }

  /** {@link RDD#mapPartitionsWithIndex} in a barrier stage. */
  public <U> RDD<U> mapPartitionsWithIndex(
      Function2<Integer, Iterator<T>, Iterator<U>> function, boolean preservesPartitioning) {
    Function2<Integer, Iterator<T>, Iterator<U>> f = rdd.clean(function);
    return together((context, index, records) -> f.call(index, records), preservesPartitioning);
  }

  private <U> RDD<U> together(PartitionFunction<T, U> function, boolean preservesPartitioning) {
    return new MapPartitionsRDD<>(
        rdd, function, Keys.keptIf(preservesPartitioning), Launch.ALL_TOGETHER);
  }
}
