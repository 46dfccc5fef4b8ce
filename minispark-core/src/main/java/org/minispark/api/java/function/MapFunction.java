package org.minispark.api.java.function;

import java.io.Serializable;

/** Turns one record into one result. */
@FunctionalInterface
public interface MapFunction<T, U> extends Serializable {
  U call(T value) throws Exception;
}
