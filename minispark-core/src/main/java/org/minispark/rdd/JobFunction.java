package org.minispark.rdd;

import java.io.Serializable;
import java.util.Iterator;
import org.minispark.TaskContext;

/** What an action does with the records of one partition. */
@FunctionalInterface
public interface JobFunction<T, U> extends Serializable {
  /** Consumes the records and returns the partition's result. */
  U call(TaskContext context, Iterator<T> records) throws Exception;
}
