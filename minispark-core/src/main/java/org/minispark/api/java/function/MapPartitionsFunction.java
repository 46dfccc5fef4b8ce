package org.minispark.api.java.function;

import java.io.Serializable;
import java.util.Iterator;

/** Turns one partition into another. */
@FunctionalInterface
public interface MapPartitionsFunction<T, U> extends Serializable {
  Iterator<U> call(Iterator<T> input) throws Exception;
}
