package org.minispark.api.java.function;

import java.io.Serializable;

/** Is called for its effect with one record or one partition. */
@FunctionalInterface
public interface VoidFunction<T> extends Serializable {
  void call(T t) throws Exception;
}
