package org.minispark;

import org.minispark.util.TaskCompletionListener;
import org.minispark.util.TaskFailureListener;

/**
 * The context of a task in a barrier stage, whose tasks all run at the same time and can wait for
 * each other.
 *
 * <p>All of them must make the same calls in the same order, or they fail after {@code
 * spark.barrier.sync.timeout}.
 */
public abstract class BarrierTaskContext extends TaskContext {
  private static final long serialVersionUID = 1L;

  /** The context of the barrier task on this thread, or null outside of a task. */
  public static BarrierTaskContext get() {
    return (BarrierTaskContext) TaskContext.get();
  }

  /** Waits until all tasks of the stage have come to this call. */
  public abstract void barrier();

  /** Waits for all tasks of the stage and gives each the messages of all, by partition. */
  public abstract String[] allGather(String message);

  /** All tasks of the stage, by partition. */
  public abstract BarrierTaskInfo[] getTaskInfos();

  @Override
  public abstract BarrierTaskContext addTaskCompletionListener(TaskCompletionListener listener);

  @Override
  public abstract BarrierTaskContext addTaskFailureListener(TaskFailureListener listener);
}
