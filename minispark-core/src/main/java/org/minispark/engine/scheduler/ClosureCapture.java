package org.minispark.engine.scheduler;

import java.util.List;
import org.minispark.engine.serializer.Captured;
import org.minispark.engine.serializer.StageClosures;

/** Serializes the user functions of one stage together. */
@FunctionalInterface
public interface ClosureCapture {
  /**
   * Serializes them.
   *
   * @throws org.minispark.SparkException "Task not serializable"
   */
  StageClosures capture(List<Captured<?>> functions);
}
