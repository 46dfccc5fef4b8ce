package org.minispark.engine.shuffle;

import java.io.Serializable;
import java.util.Comparator;
import org.minispark.Aggregator;
import org.minispark.Partitioner;

/**
 * The user's part of a shuffle; copied per task as one closure.
 *
 * @param partitioner decides the reduce partition of a key
 * @param aggregator combines values of a key; null when values are only moved
 * @param keyOrdering sorts each reduce partition by key; null when unordered
 * @param <K> keys
 * @param <V> values before combining
 * @param <C> combined values
 */
public record ShuffleFunctions<K, V, C>(
    Partitioner partitioner, Aggregator<K, V, C> aggregator, Comparator<K> keyOrdering)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
