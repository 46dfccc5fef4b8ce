package org.minispark.engine.shuffle;

import java.io.Serializable;
import java.util.Comparator;
import org.minispark.Aggregator;
import org.minispark.Partitioner;
import org.minispark.serializer.Serializer;

/**
 * The user's part of a shuffle; copied per task as one closure.
 *
 * @param partitioner decides the reduce partition of a key
 * @param aggregator combines values of a key; null when values are only moved
 * @param keyOrdering sorts each reduce partition by key; null when unordered
 * @param serializer the form of the records; null for the one that all have
 * @param <K> keys
 * @param <V> values before combining
 * @param <C> combined values
 */
public record ShuffleFunctions<K, V, C>(
    Partitioner partitioner,
    Aggregator<K, V, C> aggregator,
    Comparator<K> keyOrdering,
    Serializer serializer)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public ShuffleFunctions(
      Partitioner partitioner, Aggregator<K, V, C> aggregator, Comparator<K> keyOrdering) {
    this(partitioner, aggregator, keyOrdering, null);
  }
}
