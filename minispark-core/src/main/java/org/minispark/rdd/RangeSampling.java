package org.minispark.rdd;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.minispark.RangePartitioner;
import org.minispark.Tuple2;
import org.minispark.engine.base.Iterators;
import org.minispark.engine.statistics.RangeBounds;
import org.minispark.engine.statistics.RangeSketch;

/** Samples the keys of an RDD to cut them into ranges of about the same size. */
final class RangeSampling<K, V> {
  private static final int SAMPLES_PER_RANGE = 20;

  private final RDD<Tuple2<K, V>> rdd;
  private final Comparator<K> order;

  RangeSampling(RDD<Tuple2<K, V>> rdd, Comparator<K> order) {
    this.rdd = rdd;
    this.order = order;
  }

  /**
   * A partitioner into at most {@code ranges} ranges: fewer, if the keys do not differ enough.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  RangePartitioner<K, V> partitioner(int ranges, boolean ascending) {
    int parents = ranges > 1 ? rdd.partitions().length : 1;
    RangeBounds<K> bounds = new RangeBounds<>(ranges, parents, SAMPLES_PER_RANGE);
    if (ranges > 1) {
      sketch(bounds);
    }
    return new RangePartitioner<>(bounds.determine(order), order, ascending);
  }

  /** Takes two RDD ids, of the keys and of their sketches; the first is part of the seeds. */
  private void sketch(RangeBounds<K> bounds) {
    RDD<K> keys = new PairRDDFunctions<>(rdd).keys();
    int keysId = keys.id();
    int size = bounds.sketchSize();
    RDD<RangeSketch<K>> sketches =
        new MapPartitionsRDD<>(
            keys,
            (context, index, records) ->
                Iterators.singleton(RangeSketch.of(records, size, index, keysId)));
    List<RangeSketch<K>> found = sketches.collect();
    found.forEach(bounds::add);
    BitSet large = bounds.partitionsToResample();
    if (!large.isEmpty()) {
      bounds.addResampled(resample(large, bounds.resampleFraction()));
    }
  }

  /** Three ids more, of the keys once again, of the partitions and of the sample. */
  private List<K> resample(BitSet partitions, double fraction) {
    RDD<K> keys = new PairRDDFunctions<>(rdd).keys();
    RDD<K> large = new PartitionPruningRDD<>(keys, partitions::get);
    return large.sample(false, fraction, RangeBounds.resampleSeed(rdd.id())).collect();
  }
}
