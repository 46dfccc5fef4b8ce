package org.minispark.engine.executor;

/** How a task's result leaves the task: handed over in one process, as bytes to another. */
public interface TaskResults {
  /**
   * Makes a result ready to go home.
   *
   * @throws org.minispark.SparkException if it cannot be serialized (under the default serializer
   *     also where it would not have to be)
   */
  Packed pack(long taskId, Object value);

  /**
   * A result on its way.
   *
   * @param value what the driver gets, or what tells it where to get it
   * @param bytes its size
   */
  record Packed(Object value, long bytes) {}
}
