package org.minispark.engine.taskcontext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.minispark.TaskContext;
import org.minispark.TaskKilledException;
import org.minispark.engine.memory.TaskMemory;
import org.minispark.engine.serializer.TaskClosures;
import org.minispark.engine.shuffle.Workspace;
import org.minispark.executor.TaskMetrics;
import org.minispark.resource.ResourceInformation;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.TaskCompletionListener;
import org.minispark.util.TaskFailureListener;

/**
 * The context of one task attempt: what {@link TaskContext} tells the user's code, and beside it
 * what the engine's own code reaches through it (storage, shuffle, driver, memory, closures).
 */
public final class EngineTaskContext extends TaskContext {
  /** The local property that tasks of barrier stages have: where all of them run. */
  public static final String BARRIER_ADDRESSES = "spark.minispark.barrier.addresses";

  private static final long serialVersionUID = 1L;

  private final transient TaskIdentity identity;
  private final transient TaskServices services;
  private final transient TaskMemory memory;
  private final transient TaskClosures closures;
  private final transient Properties properties;
  private final transient TaskMetrics metrics = new TaskMetrics();
  private final transient TaskListeners listeners = new TaskListeners();

  /** Heartbeats read them while the task registers more. */
  private final transient List<AccumulatorV2<?, ?>> accumulators = new CopyOnWriteArrayList<>();

  private final transient List<Runnable> onInterrupt = new ArrayList<>(0);
  private transient volatile String killReason;

  public EngineTaskContext(
      TaskIdentity identity,
      TaskServices services,
      TaskMemory memory,
      TaskClosures closures,
      Properties properties) {
    this.identity = identity;
    this.services = services;
    this.memory = memory;
    this.closures = closures;
    this.properties = properties;
  }

  /** The engine's side of a context that was handed to {@code compute}. */
  public static EngineTaskContext of(TaskContext context) {
    return context instanceof EngineBarrierTaskContext barrier
        ? barrier.task()
        : (EngineTaskContext) context;
  }

  /** Binds the calling thread to this task. */
  public void bind() {
    boolean isBarrier = properties.containsKey(BARRIER_ADDRESSES);
    setTaskContext(isBarrier ? new EngineBarrierTaskContext(this) : this);
  }

  /** Ends the binding of the calling thread. */
  public void unbind() {
    unset();
  }

  public TaskServices services() {
    return services;
  }

  public TaskMemory memory() {
    return memory;
  }

  /** Where a step of this task keeps what it gathers, in memory or on disk. */
  public Workspace workspace() {
    return services.shuffle().workspace(this, memory);
  }

  /** This task's own copies of the user's functions. */
  public TaskClosures closures() {
    return closures;
  }

  /** The accumulators that were deserialized in this task, in order of their registration. */
  public List<AccumulatorV2<?, ?>> accumulators() {
    return accumulators;
  }

  /** Tells the task to stop at its next check. Called from any thread. */
  public void markInterrupted(String reason) {
    List<Runnable> toCall;
    synchronized (onInterrupt) {
      killReason = reason;
      toCall = List.copyOf(onInterrupt);
      onInterrupt.clear();
    }
    toCall.forEach(Runnable::run);
  }

  /**
   * Calls {@code stop} when the task is told to stop, or at once if it was: for what would go on
   * for long without a check. Called on any thread; must be quick and not fail.
   */
  public void whenInterrupted(Runnable stop) {
    synchronized (onInterrupt) {
      if (killReason == null) {
        onInterrupt.add(stop);
        return;
      }
    }
    stop.run();
  }

  /** Why the task was told to stop, or null. */
  public String killReason() {
    return killReason;
  }

  /** Calls the failure listeners, once. */
  public void markTaskFailed(Throwable cause) {
    listeners.failed(this, cause);
  }

  /** Calls the completion listeners, once; the last added first. */
  public void markTaskCompleted() {
    listeners.completed(this);
  }

  @Override
  public boolean isCompleted() {
    return listeners.isCompleted();
  }

  @Override
  public boolean isFailed() {
    return listeners.isFailed();
  }

  @Override
  public boolean isInterrupted() {
    return killReason != null;
  }

  @Override
  public TaskContext addTaskCompletionListener(TaskCompletionListener listener) {
    listeners.add(this, listener);
    return this;
  }

  @Override
  public TaskContext addTaskFailureListener(TaskFailureListener listener) {
    listeners.add(this, listener);
    return this;
  }

  @Override
  public int stageId() {
    return identity.stageId();
  }

  @Override
  public int stageAttemptNumber() {
    return identity.stageAttempt();
  }

  @Override
  public int partitionId() {
    return identity.partitionId();
  }

  @Override
  public int numPartitions() {
    return identity.numPartitions();
  }

  @Override
  public int attemptNumber() {
    return identity.attemptNumber();
  }

  @Override
  public long taskAttemptId() {
    return identity.taskAttemptId();
  }

  @Override
  public String getLocalProperty(String key) {
    return properties.getProperty(key);
  }

  @Override
  public Properties getLocalProperties() {
    return properties;
  }

  @Override
  public int cpus() {
    return services.cpus().count();
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
    String reason = killReason;
    if (reason != null) {
      throw new TaskKilledException(reason);
    }
  }

  @Override
  public void registerAccumulator(AccumulatorV2<?, ?> accumulator) {
    accumulators.add(accumulator);
  }
}
