package org.minispark.rdd;

import java.io.Serializable;
import java.util.Iterator;
import org.minispark.TaskContext;

/** What a narrow step does with the records of one partition. */
@FunctionalInterface
interface PartitionFunction<T, U> extends Serializable {
  /** The step's records, made as they are read; {@code index} is the partition's. */
  Iterator<U> call(TaskContext context, int index, Iterator<T> records) throws Exception;
}
