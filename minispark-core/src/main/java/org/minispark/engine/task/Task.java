package org.minispark.engine.task;

import java.util.Properties;
import org.minispark.Partition;
import org.minispark.engine.taskcontext.EngineTaskContext;

/**
 * One partition's work in one stage attempt; what the scheduler hands out and an executor runs.
 *
 * @param <R> what it returns to the driver
 */
public abstract sealed class Task<R> permits ShuffleMapTask, ResultTask {
  private final int stageId;
  private final int stageAttempt;
  private final StageBinary binary;
  private final Partition partition;
  private final int numPartitions;
  private final Properties properties;

  Task(
      int stageId,
      int stageAttempt,
      StageBinary binary,
      Partition partition,
      int numPartitions,
      Properties properties) {
    this.stageId = stageId;
    this.stageAttempt = stageAttempt;
    this.binary = binary;
    this.partition = partition;
    this.numPartitions = numPartitions;
    this.properties = properties;
  }

  /** Does the work, on the thread of an executor, in the context of one attempt. */
  public abstract R run(EngineTaskContext context) throws Exception;

  public final int stageId() {
    return stageId;
  }

  public final int stageAttempt() {
    return stageAttempt;
  }

  public final StageBinary binary() {
    return binary;
  }

  public final Partition partition() {
    return partition;
  }

  /** The index of the partition in the stage's RDD. */
  public final int partitionId() {
    return partition.index();
  }

  /** Number of tasks of the whole stage, as {@code TaskContext.numPartitions} tells it. */
  public final int numPartitions() {
    return numPartitions;
  }

  /** The job's local properties; shared and never changed. */
  public final Properties properties() {
    return properties;
  }
}
