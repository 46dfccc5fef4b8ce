package org.minispark.api.java.function;

import java.io.Serializable;

/** Says whether a record is kept. */
@FunctionalInterface
public interface FilterFunction<T> extends Serializable {
  boolean call(T value) throws Exception;
}
