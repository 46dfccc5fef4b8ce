package org.minispark.api.java.function;

import java.io.Serializable;

/** Merges two values into one of the same type; must be associative. */
@FunctionalInterface
public interface ReduceFunction<T> extends Serializable {
  T call(T v1, T v2) throws Exception;
}
