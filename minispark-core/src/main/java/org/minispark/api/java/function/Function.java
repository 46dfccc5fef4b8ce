package org.minispark.api.java.function;

import java.io.Serializable;

/** Turns one record into one result. */
@FunctionalInterface
public interface Function<T1, R> extends Serializable {
  R call(T1 v1) throws Exception;
}
