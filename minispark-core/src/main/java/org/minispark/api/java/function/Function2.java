package org.minispark.api.java.function;

import java.io.Serializable;

/** Turns two values into one, as reductions and merges do. */
@FunctionalInterface
public interface Function2<T1, T2, R> extends Serializable {
  R call(T1 v1, T2 v2) throws Exception;
}
