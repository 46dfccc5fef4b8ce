package org.minispark.engine.scheduler;

import java.util.List;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.storage.BlockManagerId;

/**
 * How a task reaches an executor: the first of the three seams between local mode and cluster, and
 * the only fork in the straight line of a job. The scheduler decides what runs where; a backend
 * only carries it there and tells what happens. All calls come from the scheduler's serial mailbox
 * and must not block.
 */
public interface SchedulerBackend {
  /** Begins to offer executors; {@code events} may be called from any thread from now on. */
  void start(Events events);

  /** {@code spark.default.parallelism}, or as many partitions as there are cores. */
  int defaultParallelism();

  /**
   * Sends tasks to an executor that has a free slot for each, or that runs them in this order as
   * slots become free.
   */
  void launch(String executorId, List<TaskDescription> tasks);

  /** Whether executors take tasks for which they have no slot yet. */
  default boolean queuesTasks() {
    return false;
  }

  /** Asks an executor for those tasks that it has not begun; it tells each that it gives back. */
  default void takeBack(String executorId, List<Long> taskIds) {}

  /** Asks an executor to end an attempt; its outcome still arrives. */
  void kill(String executorId, long taskId, boolean interruptThread, String reason);

  /**
   * Ends an executor that the program no longer wants, and nothing takes its place; false where
   * that cannot be done. From any thread.
   */
  default boolean killExecutor(String executorId) {
    return false;
  }

  /** Asks for that many executors more; false where that cannot be done. From any thread. */
  default boolean requestExecutors(int additional) {
    return false;
  }

  /**
   * Asks that so many executors live: more are started, and where there are too many, those that
   * end are not replaced. False where that cannot be done. From any thread.
   */
  default boolean requestTotalExecutors(int total) {
    return false;
  }

  /**
   * Ends an executor, where that is possible. Another takes its place if fewer would live than
   * should. From any thread.
   */
  default void killExecutor(String executorId, String reason) {}

  /**
   * Lets an executor end in peace: it gets no more tasks, what others may need of it moves to them,
   * and then it ends without replacement. False where that cannot be done. From any thread.
   */
  default boolean decommissionExecutor(String executorId, String reason) {
    return false;
  }

  /** Ends all executors and their threads; returns when they have ended. */
  void stop();

  /** What a backend tells the scheduler. */
  interface Events {
    /** An executor is ready, with so many cores for tasks. */
    void executorAdded(String executorId, String host, int cores, BlockManagerId blockManager);

    /** An executor is gone, with all that it held and ran. */
    void executorLost(String executorId, String reason, boolean causedByApp);

    /**
     * An executor gets no more tasks from now on; {@code thenNoneFollows} is called when all that
     * it gets were launched, and must not block.
     */
    void executorLeaving(String executorId, Runnable thenNoneFollows);

    /** There will be no executors, nor any tasks run: all jobs fail for that reason. */
    void failed(String reason);

    /** An attempt has succeeded, and its result is being fetched; {@link #taskEnded} follows. */
    void fetchingResult(long taskId);

    /** An executor has given an attempt back that has not begun. */
    void taskReturned(long taskId);

    /** An attempt has ended. Its slot is free. */
    void taskEnded(long taskId, TaskOutcome outcome);
  }
}
