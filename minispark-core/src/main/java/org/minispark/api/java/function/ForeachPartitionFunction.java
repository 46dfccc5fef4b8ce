package org.minispark.api.java.function;

import java.io.Serializable;
import java.util.Iterator;

/** Is called for its effect with each partition. */
@FunctionalInterface
public interface ForeachPartitionFunction<T> extends Serializable {
  void call(Iterator<T> t) throws Exception;
}
