package org.minispark.engine.taskcontext;

import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.minispark.BarrierTaskContext;
import org.minispark.BarrierTaskInfo;
import org.minispark.engine.taskcontext.BarrierMessage.Kind;
import org.minispark.executor.TaskMetrics;
import org.minispark.resource.ResourceInformation;
import org.minispark.util.AccumulatorV2;
import org.minispark.util.TaskCompletionListener;
import org.minispark.util.TaskFailureListener;

/** What the user's code sees of a task of a barrier stage: a task, and its meeting the others. */
final class EngineBarrierTaskContext extends BarrierTaskContext {
  private static final long serialVersionUID = 1L;

  private final transient EngineTaskContext task;
  private transient int epoch;

  EngineBarrierTaskContext(EngineTaskContext task) {
    this.task = task;
  }

  EngineTaskContext task() {
    return task;
  }

  @Override
  public void barrier() {
    meet(Kind.BARRIER, "");
  }

  @Override
  public String[] allGather(String message) {
    return meet(Kind.ALL_GATHER, message);
  }

  private String[] meet(Kind kind, String text) {
    task.killTaskIfInterrupted();
    String[] messages =
        task.services()
            .driver()
            .barrier(
                stageId(),
                stageAttemptNumber(),
                epoch,
                partitionId(),
                numPartitions(),
                BarrierMessage.of(kind, text));
    epoch++;
    return Arrays.stream(messages).map(BarrierMessage::textOf).toArray(String[]::new);
  }

  @Override
  public BarrierTaskInfo[] getTaskInfos() {
    String addresses = getLocalProperty(EngineTaskContext.BARRIER_ADDRESSES);
    return Arrays.stream(addresses.split(",", -1))
        .map(BarrierTaskInfo::new)
        .toArray(BarrierTaskInfo[]::new);
  }

  @Override
  public BarrierTaskContext addTaskCompletionListener(TaskCompletionListener listener) {
    task.addTaskCompletionListener(listener);
    return this;
  }

  @Override
  public BarrierTaskContext addTaskFailureListener(TaskFailureListener listener) {
    task.addTaskFailureListener(listener);
    return this;
  }

  @Override
  public boolean isCompleted() {
    return task.isCompleted();
  }

  @Override
  public boolean isFailed() {
    return task.isFailed();
  }

  @Override
  public boolean isInterrupted() {
    return task.isInterrupted();
  }

  @Override
  public int stageId() {
    return task.stageId();
  }

  @Override
  public int stageAttemptNumber() {
    return task.stageAttemptNumber();
  }

  @Override
  public int partitionId() {
    return task.partitionId();
  }

  @Override
  public int numPartitions() {
    return task.numPartitions();
  }

  @Override
  public int attemptNumber() {
    return task.attemptNumber();
  }

  @Override
  public long taskAttemptId() {
    return task.taskAttemptId();
  }

  @Override
  public String getLocalProperty(String key) {
    return task.getLocalProperty(key);
  }

  @Override
  public int cpus() {
    return task.cpus();
  }

  @Override
  public Map<String, ResourceInformation> resourcesJMap() {
    return task.resourcesJMap();
  }

  @Override
  public TaskMetrics taskMetrics() {
    return task.taskMetrics();
  }

  @Override
  public void killTaskIfInterrupted() {
    task.killTaskIfInterrupted();
  }

  @Override
  public Properties getLocalProperties() {
    return task.getLocalProperties();
  }

  @Override
  public void registerAccumulator(AccumulatorV2<?, ?> accumulator) {
    task.registerAccumulator(accumulator);
  }
}
