package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;
import org.minispark.TaskEndReason;
import org.minispark.executor.ExecutorMetrics;
import org.minispark.executor.TaskMetrics;

/**
 * A task attempt ended.
 *
 * @param taskType {@code ShuffleMapTask} or {@code ResultTask}
 * @param taskExecutorMetrics the peaks of its executor while it ran
 * @param taskMetrics what the attempt measured, or null if it was lost
 */
public record SparkListenerTaskEnd(
    int stageId,
    int stageAttemptId,
    String taskType,
    TaskEndReason reason,
    TaskInfo taskInfo,
    ExecutorMetrics taskExecutorMetrics,
    TaskMetrics taskMetrics)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerTaskEnd apply(
      int stageId,
      int stageAttemptId,
      String taskType,
      TaskEndReason reason,
      TaskInfo taskInfo,
      ExecutorMetrics taskExecutorMetrics,
      TaskMetrics taskMetrics) {
    return new SparkListenerTaskEnd(
        stageId, stageAttemptId, taskType, reason, taskInfo, taskExecutorMetrics, taskMetrics);
  }

  public SparkListenerTaskEnd copy(
      int stageId,
      int stageAttemptId,
      String taskType,
      TaskEndReason reason,
      TaskInfo taskInfo,
      ExecutorMetrics taskExecutorMetrics,
      TaskMetrics taskMetrics) {
    return new SparkListenerTaskEnd(
        stageId, stageAttemptId, taskType, reason, taskInfo, taskExecutorMetrics, taskMetrics);
  }
}
