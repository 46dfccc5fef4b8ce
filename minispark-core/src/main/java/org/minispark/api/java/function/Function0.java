package org.minispark.api.java.function;

import java.io.Serializable;

/** Makes a result out of nothing, such as a fresh combiner or a recovered state. */
@FunctionalInterface
public interface Function0<R> extends Serializable {
  R call() throws Exception;
}
