package org.minispark.engine.statistics;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.minispark.util.random.Reservoir;

/**
 * A sample of the keys of one partition.
 *
 * @param count how many keys the partition has
 * @param sample at most the asked number of them
 * @param <K> the type of the keys
 */
public record RangeSketch<K>(long count, List<K> sample) implements Serializable {

  /**
   * Reads all keys of a partition.
   *
   * @param size how many keys to keep
   * @param partition the partition's index
   * @param sketchRddId the id of the RDD of keys; makes the seed, as in Spark
   */
  public static <K> RangeSketch<K> of(Iterator<K> keys, int size, int partition, int sketchRddId) {
    int seed = RangeBounds.spread(partition ^ sketchRddId << 16);
    Reservoir<K> reservoir = Reservoir.sampleAndCount(keys, size, seed);
    return new RangeSketch<>(reservoir.count(), reservoir.sample());
  }
}
