package org.minispark.api.java.function;

import java.io.Serializable;
import java.util.Iterator;

/** Turns one record into any number of doubles. */
@FunctionalInterface
public interface DoubleFlatMapFunction<T> extends Serializable {
  Iterator<Double> call(T t) throws Exception;
}
