package org.minispark.api.java.function;

import java.io.Serializable;

/** Is called for its effect with each record. */
@FunctionalInterface
public interface ForeachFunction<T> extends Serializable {
  void call(T t) throws Exception;
}
