package org.minispark.engine.shuffle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import org.minispark.TaskContext;
import org.minispark.TaskKilledException;
import org.minispark.executor.TaskMetrics;
import org.minispark.resource.ResourceInformation;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.TaskCompletionListener;
import org.minispark.util.TaskFailureListener;

/** A task that ends when told. */
final class TestingTask extends TaskContext implements AutoCloseable {
  private static final long serialVersionUID = 1L;

  private final transient TaskMetrics metrics = new TaskMetrics();
  private final transient Deque<TaskCompletionListener> listeners = new ArrayDeque<>();
  private boolean completed;
  private boolean killed;

  /** Tells the task to stop. */
  void kill() {
    killed = true;
  }

  /** Ends the task. */
  @Override
  public void close() {
    completed = true;
    while (!listeners.isEmpty()) {
      listeners.pop().onTaskCompletion(this);
    }
  }

  @Override
  public boolean isCompleted() {
    return completed;
  }

  @Override
  public boolean isFailed() {
    return false;
  }

  @Override
  public boolean isInterrupted() {
    return killed;
  }

  @Override
  public TaskContext addTaskCompletionListener(TaskCompletionListener listener) {
    listeners.push(listener);
    return this;
  }

  @Override
  public TaskContext addTaskFailureListener(TaskFailureListener listener) {
    return this;
  }

  @Override
  public int stageId() {
    return 0;
  }

  @Override
  public int stageAttemptNumber() {
    return 0;
  }

  @Override
  public int partitionId() {
    return 0;
  }

  @Override
  public int numPartitions() {
    return 1;
  }

  @Override
  public int attemptNumber() {
    return 0;
  }

  @Override
  public long taskAttemptId() {
    return 0;
  }

  @Override
  public String getLocalProperty(String key) {
    return null;
  }

  @Override
  public int cpus() {
    return 1;
  }

  @Override
  public Map<String, ResourceInformation> resourcesJMap() {
    return Map.of();
  }

  @Override
  public TaskMetrics taskMetrics() {
    return metrics;
  }

  @Override
  public void killTaskIfInterrupted() {
    if (killed) {
      throw new TaskKilledException("told to stop");
    }
  }

  @Override
  public Properties getLocalProperties() {
    return new Properties();
  }

  @Override
  public void registerAccumulator(AccumulatorV2<?, ?> accumulator) {
    throw new UnsupportedOperationException();
  }
}
