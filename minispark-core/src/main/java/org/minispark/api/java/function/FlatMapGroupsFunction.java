package org.minispark.api.java.function;

import java.io.Serializable;
import java.util.Iterator;

/** Turns one key and its values into any number of results. */
@FunctionalInterface
public interface FlatMapGroupsFunction<K, V, R> extends Serializable {
  Iterator<R> call(K key, Iterator<V> values) throws Exception;
}
