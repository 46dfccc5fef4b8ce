package org.minispark.api.java.function;

import java.io.Serializable;

/** Turns one record into a double. */
@FunctionalInterface
public interface DoubleFunction<T> extends Serializable {
  double call(T t) throws Exception;
}
