package org.minispark;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import org.minispark.executor.TaskMetrics;
import org.minispark.resource.ResourceInformation;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.TaskCompletionListener;
import org.minispark.util.TaskFailureListener;

/**
 * What the task that runs on this thread can ask about itself.
 *
 * <p>{@link #get()} is the one thread-bound static of the engine: it finds the context where user
 * code has no parameter to carry it. Threads that user code starts inside a task see none.
 */
public abstract class TaskContext implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final ThreadLocal<TaskContext> CURRENT = new ThreadLocal<>();

  /** The context of the task on this thread, or null outside of a task. */
  public static TaskContext get() {
    return CURRENT.get();
  }

  /** The partition of the task on this thread, or 0 outside of a task. */
  public static int getPartitionId() {
    TaskContext context = get();
    return context == null ? 0 : context.partitionId();
  }

  /** Binds this thread to a task; only the engine's own context does that. */
  protected static void setTaskContext(TaskContext context) {
    CURRENT.set(context);
  }

  /** Ends the binding of this thread. */
  protected static void unset() {
    CURRENT.remove();
  }

  /** Whether the task has ended, well or not. */
  public abstract boolean isCompleted();

  /** Whether the task has failed. */
  public abstract boolean isFailed();

  /** Whether the task was told to stop. */
  public abstract boolean isInterrupted();

  /**
   * Calls the listener when the task ends, however it ends; the last added is called first. Called
   * at once if the task has ended.
   */
  public abstract TaskContext addTaskCompletionListener(TaskCompletionListener listener);

  /**
   * Calls the listener when the task fails, before the completion listeners; the last added is
   * called first. Called at once if the task has failed.
   */
  public abstract TaskContext addTaskFailureListener(TaskFailureListener listener);

  /** The stage that the task belongs to. */
  public abstract int stageId();

  /** How many times this stage was tried before, from 0. */
  public abstract int stageAttemptNumber();

  /** The partition that this task computes. */
  public abstract int partitionId();

  /** How many partitions the stage of this task computes. */
  public abstract int numPartitions();

  /** How many times this task was tried before in this stage attempt, from 0. */
  public abstract int attemptNumber();

  /** A number that no other task attempt of the same application has. */
  public abstract long taskAttemptId();

  /** A property that the program set before it started the job, or null. */
  public abstract String getLocalProperty(String key);

  /** The cores granted to this task. */
  public abstract int cpus();

  /** The resources granted to this task, such as GPUs, by their name. */
  public abstract Map<String, ResourceInformation> resourcesJMap();

  /** What the task has done so far, counted. */
  public abstract TaskMetrics taskMetrics();

  /** Fails with {@link TaskKilledException} if the task was told to stop. */
  public abstract void killTaskIfInterrupted();

  /** All local properties of the job; not a copy. */
  public abstract Properties getLocalProperties();

  /** Takes the task's own copy of an accumulator, whose value goes home with the result. */
  public abstract void registerAccumulator(AccumulatorV2<?, ?> accumulator);
}
