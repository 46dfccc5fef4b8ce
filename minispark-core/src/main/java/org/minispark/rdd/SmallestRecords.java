package org.minispark.rdd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.minispark.engine.base.BoundedPriorityQueue;
import org.minispark.engine.base.Iterators;

/** The first records in an order: each task keeps the first of its partition, the driver merges. */
final class SmallestRecords<T> {
  private final RDD<T> rdd;

  SmallestRecords(RDD<T> rdd) {
    this.rdd = rdd;
  }

  /** The node in between stands for the step that Spark makes here. */
  List<T> takeOrdered(int num, Comparator<? super T> order) {
    if (num == 0 || rdd.partitions().length == 0) {
      return new ArrayList<>();
    }
    Comparator<? super T> checked = rdd.clean(order);
    RDD<List<T>> smallest =
        new MapPartitionsRDD<>(
            rdd,
            (context, index, records) ->
                Iterators.singleton(BoundedPriorityQueue.smallest(records, num, checked)));
    List<List<T>> parts = smallest.collect();
    return Reductions.atDriver(() -> mergeSorted(parts, num, order));
  }

  private static <T> List<T> mergeSorted(
      List<List<T>> parts, int num, Comparator<? super T> order) {
    List<T> merged = new ArrayList<>();
    for (List<T> part : parts) {
      merged = BoundedPriorityQueue.mergeSorted(merged, part, num, order);
    }
    return merged;
  }
}
