package org.minispark.executor;

import java.io.Serializable;

/**
 * What a task did and how long it took.
 *
 * <p>Plain numbers with one writer, the task's own thread. Other threads may read while the task
 * runs and see values that are a little old; after the task they see the last ones.
 */
public class TaskMetrics implements Serializable {
  private static final long serialVersionUID = 1L;

  private final InputMetrics inputMetrics = new InputMetrics();
  private final OutputMetrics outputMetrics = new OutputMetrics();
  private final ShuffleReadMetrics shuffleReadMetrics = new ShuffleReadMetrics();
  private final ShuffleWriteMetrics shuffleWriteMetrics = new ShuffleWriteMetrics();

  private long executorDeserializeTime;
  private long executorDeserializeCpuTime;
  private long executorRunTime;
  private long executorCpuTime;
  private long resultSize;
  private long jvmGCTime;
  private long resultSerializationTime;
  private long memoryBytesSpilled;
  private long diskBytesSpilled;
  private long peakExecutionMemory;

  /** Time to make the task out of its bytes, in milliseconds. */
  public long executorDeserializeTime() {
    return executorDeserializeTime;
  }

  /** CPU time to make the task out of its bytes, in nanoseconds. */
  public long executorDeserializeCpuTime() {
    return executorDeserializeCpuTime;
  }

  /** Time to run the task, in milliseconds. */
  public long executorRunTime() {
    return executorRunTime;
  }

  /** CPU time to run the task, in nanoseconds. */
  public long executorCpuTime() {
    return executorCpuTime;
  }

  /** Bytes of the result that went to the driver. */
  public long resultSize() {
    return resultSize;
  }

  /** Time that the JVM collected garbage while the task ran, in milliseconds. */
  public long jvmGCTime() {
    return jvmGCTime;
  }

  /** Time to turn the result into bytes, in milliseconds. */
  public long resultSerializationTime() {
    return resultSerializationTime;
  }

  /** Bytes in memory of what was spilled. */
  public long memoryBytesSpilled() {
    return memoryBytesSpilled;
  }

  /** Bytes on disk of what was spilled. */
  public long diskBytesSpilled() {
    return diskBytesSpilled;
  }

  /** The most bytes that shuffles, aggregations and joins of this task held in memory. */
  public long peakExecutionMemory() {
    return peakExecutionMemory;
  }

  /** What was read of files and cached blocks. */
  public InputMetrics inputMetrics() {
    return inputMetrics;
  }

  /** What was written to files. */
  public OutputMetrics outputMetrics() {
    return outputMetrics;
  }

  /** What was read of other tasks' map outputs. */
  public ShuffleReadMetrics shuffleReadMetrics() {
    return shuffleReadMetrics;
  }

  /** What was written as map output. */
  public ShuffleWriteMetrics shuffleWriteMetrics() {
    return shuffleWriteMetrics;
  }

  public void setExecutorDeserializeTime(long millis) {
    executorDeserializeTime = millis;
  }

  public void setExecutorDeserializeCpuTime(long nanos) {
    executorDeserializeCpuTime = nanos;
  }

  public void setExecutorRunTime(long millis) {
    executorRunTime = millis;
  }

  public void setExecutorCpuTime(long nanos) {
    executorCpuTime = nanos;
  }

  public void setResultSize(long bytes) {
    resultSize = bytes;
  }

  public void setJvmGCTime(long millis) {
    jvmGCTime = millis;
  }

  public void setResultSerializationTime(long millis) {
    resultSerializationTime = millis;
  }

  public void setPeakExecutionMemory(long bytes) {
    peakExecutionMemory = bytes;
  }

  public void incMemoryBytesSpilled(long bytes) {
    memoryBytesSpilled += bytes;
  }

  public void incDiskBytesSpilled(long bytes) {
    diskBytesSpilled += bytes;
  }

  public void incPeakExecutionMemory(long bytes) {
    peakExecutionMemory += bytes;
  }

  /** Adds another task's numbers to these, as a stage does with the tasks it is made of. */
  public void add(TaskMetrics other) {
    inputMetrics.add(other.inputMetrics);
    outputMetrics.add(other.outputMetrics);
    shuffleReadMetrics.add(other.shuffleReadMetrics);
    shuffleWriteMetrics.add(other.shuffleWriteMetrics);
    executorDeserializeTime += other.executorDeserializeTime;
    executorDeserializeCpuTime += other.executorDeserializeCpuTime;
    executorRunTime += other.executorRunTime;
    executorCpuTime += other.executorCpuTime;
    resultSize += other.resultSize;
    jvmGCTime += other.jvmGCTime;
    resultSerializationTime += other.resultSerializationTime;
    memoryBytesSpilled += other.memoryBytesSpilled;
    diskBytesSpilled += other.diskBytesSpilled;
    peakExecutionMemory += other.peakExecutionMemory;
  }

  /** The numbers as they are now, which later changes leave alone. */
  public TaskMetrics copy() {
    TaskMetrics copy = new TaskMetrics();
    copy.add(this);
    return copy;
  }
}
