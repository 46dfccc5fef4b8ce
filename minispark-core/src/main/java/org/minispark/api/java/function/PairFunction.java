package org.minispark.api.java.function;

import java.io.Serializable;
import org.minispark.Tuple2;

/** Turns one record into a key-value pair. */
@FunctionalInterface
public interface PairFunction<T, K, V> extends Serializable {
  Tuple2<K, V> call(T t) throws Exception;
}
