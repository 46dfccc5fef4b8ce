package org.minispark.engine.executor;

import java.util.List;
import org.minispark.util.AccumulatorV2;

/** How a task's result leaves the task: handed over in one process, as bytes to another. */
public interface TaskResults {
  /**
   * Makes a result ready to go home.
   *
   * @param accumulators the attempt's own copies, which go home with it
   * @throws org.minispark.SparkException if any of these cannot be serialized (under the default
   *     serializer also where it would not have to be)
   */
  Packed pack(long taskId, Object value, List<AccumulatorV2<?, ?>> accumulators);

  /**
   * A result on its way.
   *
   * @param value what the driver gets, or what tells it where to get it
   * @param bytes its size
   */
  record Packed(Object value, long bytes) {}
}
