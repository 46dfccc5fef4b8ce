package org.minispark;

import java.io.Serializable;
import org.minispark.api.java.function.Function;
import org.minispark.api.java.function.Function2;

/**
 * How the values of a key are combined.
 *
 * @param createCombiner makes a combined value of a key's first value
 * @param mergeValue adds one more value to a combined one
 * @param mergeCombiners merges two combined values of the same key
 * @param <K> keys
 * @param <V> values
 * @param <C> combined values
 */
public record Aggregator<K, V, C>(
    Function<V, C> createCombiner, Function2<C, V, C> mergeValue, Function2<C, C, C> mergeCombiners)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
