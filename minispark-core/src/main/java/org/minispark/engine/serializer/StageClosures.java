package org.minispark.engine.serializer;

import java.util.List;

/**
 * The user functions of one stage, serialized once.
 *
 * <p>Each task gets its own copies ({@link #forTask}). A function is shared by all tasks only where
 * nobody could tell: all that it captures is transitively immutable.
 */
public final class StageClosures {
  private StageClosures() {}

  /**
   * Serializes the functions together, so that what they share stays shared in each task's copy.
   *
   * @throws org.minispark.SparkException "Task not serializable"
   */
  public static StageClosures capture(List<Captured<?>> functions, ClosureSerializer serializer) {
    throw new UnsupportedOperationException();
  }

  /** A task's own copies, made when first asked for. */
  public TaskClosures forTask() {
    throw new UnsupportedOperationException();
  }
}
