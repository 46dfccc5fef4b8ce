package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;
import org.minispark.executor.ExecutorMetrics;

/** The peaks of an executor during a stage. Only in event logs. */
public record SparkListenerStageExecutorMetrics(
    String execId, int stageId, int stageAttemptId, ExecutorMetrics executorMetrics)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerStageExecutorMetrics apply(
      String execId, int stageId, int stageAttemptId, ExecutorMetrics executorMetrics) {
    return new SparkListenerStageExecutorMetrics(execId, stageId, stageAttemptId, executorMetrics);
  }

  public SparkListenerStageExecutorMetrics copy(
      String execId, int stageId, int stageAttemptId, ExecutorMetrics executorMetrics) {
    return new SparkListenerStageExecutorMetrics(execId, stageId, stageAttemptId, executorMetrics);
  }
}
