package org.minispark.api.java.function;

import java.io.Serializable;
import java.util.Iterator;

/** Turns one key and its values into one result. */
@FunctionalInterface
public interface MapGroupsFunction<K, V, R> extends Serializable {
  R call(K key, Iterator<V> values) throws Exception;
}
