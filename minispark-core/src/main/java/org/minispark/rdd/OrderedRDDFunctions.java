package org.minispark.rdd;

import java.util.Comparator;
import org.minispark.Partitioner;
import org.minispark.RangePartitioner;
import org.minispark.Tuple2;
import org.minispark.engine.shuffle.ExternalSorter;
import org.minispark.engine.shuffle.ShuffleFunctions;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.rdd.MapPartitionsRDD.Keys;
import org.minispark.rdd.ShuffleDependency.MapSideCombine;

/**
 * The operators of an RDD of pairs whose keys are ordered.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class OrderedRDDFunctions<K, V> {
  private final RDD<Tuple2<K, V>> rdd;
  private final Comparator<K> order;

  @SuppressWarnings("unchecked") // whoever compares a supertype of keys compares keys
  public OrderedRDDFunctions(RDD<Tuple2<K, V>> rdd, Comparator<? super K> order) {
    this.rdd = rdd;
    this.order = (Comparator<K>) rdd.clean(order);
  }

  /**
   * Sorts by key: samples the keys to find ranges of about the same size (a job), moves each range
   * to a partition of its own and sorts that.
   */
  public RDD<Tuple2<K, V>> sortByKey(boolean ascending, int numPartitions) {
    Partitioner ranges = new RangeSampling<>(rdd, order).partitioner(numPartitions, ascending);
    return sortedBy(ascending ? order : order.reversed(), ranges);
  }

  public RDD<Tuple2<K, V>> sortByKey(boolean ascending) {
    return sortByKey(ascending, rdd.partitions().length);
  }

  /**
   * Moves records as the partitioner says and sorts each partition, in one go; where they are
   * already, only sorts.
   */
  public RDD<Tuple2<K, V>> repartitionAndSortWithinPartitions(Partitioner partitioner) {
    return partitioner.equals(rdd.partitioner())
        ? sortedInPlace(order)
        : sortedBy(order, partitioner);
  }

  private RDD<Tuple2<K, V>> sortedInPlace(Comparator<K> keyOrder) {
    return new MapPartitionsRDD<>(
        rdd,
        (context, index, records) -> {
          ExternalSorter<K, V> sorter =
              new ExternalSorter<>(keyOrder, EngineTaskContext.of(context).workspace());
          sorter.insertAll(records);
          return sorter.iterator();
        },
        Keys.KEPT);
  }

  private RDD<Tuple2<K, V>> sortedBy(Comparator<K> keyOrder, Partitioner partitioner) {
    return new ShuffledRDD<>(
        rdd, new ShuffleFunctions<K, V, V>(partitioner, null, keyOrder), MapSideCombine.NO);
  }

  /** The records whose keys are not outside the bounds; reads only partitions that may have any. */
  public RDD<Tuple2<K, V>> filterByRange(K lower, K upper) {
    Comparator<K> keyOrder = order;
    return candidates(lower, upper)
        .filter(
            record ->
                keyOrder.compare(record._1, lower) >= 0 && keyOrder.compare(record._1, upper) <= 0);
  }

  private RDD<Tuple2<K, V>> candidates(K lower, K upper) {
    if (!(rdd.partitioner() instanceof RangePartitioner<?, ?> ranges)) {
      return rdd;
    }
    int one = ranges.getPartition(lower);
    int other = ranges.getPartition(upper);
    int first = Math.min(one, other);
    int last = Math.max(one, other);
    return new PartitionPruningRDD<>(rdd, index -> index >= first && index <= last);
  }
}
