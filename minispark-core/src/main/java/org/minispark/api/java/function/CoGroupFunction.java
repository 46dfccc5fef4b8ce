package org.minispark.api.java.function;

import java.io.Serializable;
import java.util.Iterator;

/** Turns one key and its values on both sides into any number of results. */
@FunctionalInterface
public interface CoGroupFunction<K, V1, V2, R> extends Serializable {
  Iterator<R> call(K key, Iterator<V1> left, Iterator<V2> right) throws Exception;
}
