package org.minispark.engine.local;

import java.util.List;
import org.minispark.engine.executor.Executor;
import org.minispark.engine.scheduler.SchedulerBackend;
import org.minispark.engine.task.TaskDescription;
import org.minispark.storage.BlockManagerId;

/** Carries tasks to the one executor that lives in the driver's own process: a plain call. */
public final class LocalSchedulerBackend implements SchedulerBackend {
  /** The id of the only executor, as in Spark's local mode. */
  public static final String EXECUTOR_ID = "driver";

  private final int cores;
  private final int defaultParallelism;
  private final BlockManagerId blockManager;
  private final ExecutorFactory executors;
  private Executor executor;

  /** Makes the executor once it is known who hears of its outcomes. */
  @FunctionalInterface
  public interface ExecutorFactory {
    Executor create(String id, int cores, Executor.Outcomes outcomes);
  }

  /**
   * @param cores that tasks may take
   * @param defaultParallelism partitions where the program does not say
   */
  public LocalSchedulerBackend(
      int cores, int defaultParallelism, BlockManagerId blockManager, ExecutorFactory executors) {
    this.cores = cores;
    this.defaultParallelism = defaultParallelism;
    this.blockManager = blockManager;
    this.executors = executors;
  }

  @Override
  public void start(Events events) {
    executor = executors.create(EXECUTOR_ID, cores, events::taskEnded);
    events.executorAdded(EXECUTOR_ID, blockManager.host(), cores, blockManager);
  }

  @Override
  public int defaultParallelism() {
    return defaultParallelism;
  }

  @Override
  public void launch(String executorId, List<TaskDescription> tasks) {
    for (TaskDescription task : tasks) {
      executor.launch(task.taskId(), () -> task);
    }
  }

  @Override
  public void kill(String executorId, long taskId, boolean interruptThread, String reason) {
    executor.kill(taskId, interruptThread, reason);
  }

  @Override
  public void stop() {
    if (executor != null) {
      executor.close();
    }
  }
}
