package org.minispark.api.java.function;

import java.io.Serializable;
import java.util.Iterator;

/** Turns one record, or one partition, into any number of results. */
@FunctionalInterface
public interface FlatMapFunction<T, R> extends Serializable {
  Iterator<R> call(T t) throws Exception;
}
