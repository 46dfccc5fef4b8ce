package org.minispark.api.java.function;

import java.io.Serializable;
import java.util.Iterator;

/** Turns two inputs, such as two zipped partitions, into any number of results. */
@FunctionalInterface
public interface FlatMapFunction2<T1, T2, R> extends Serializable {
  Iterator<R> call(T1 t1, T2 t2) throws Exception;
}
