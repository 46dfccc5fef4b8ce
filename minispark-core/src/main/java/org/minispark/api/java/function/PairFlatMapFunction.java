package org.minispark.api.java.function;

import java.io.Serializable;
import java.util.Iterator;
import org.minispark.Tuple2;

/** Turns one record into any number of key-value pairs. */
@FunctionalInterface
public interface PairFlatMapFunction<T, K, V> extends Serializable {
  Iterator<Tuple2<K, V>> call(T t) throws Exception;
}
