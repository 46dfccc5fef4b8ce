package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * An executor failed too often in a stage: it gets no more of its tasks.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerExecutorExcludedForStage(
    long time, String executorId, int taskFailures, int stageId, int stageAttemptId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerExecutorExcludedForStage apply(
      long time, String executorId, int taskFailures, int stageId, int stageAttemptId) {
    return new SparkListenerExecutorExcludedForStage(
        time, executorId, taskFailures, stageId, stageAttemptId);
  }

  public SparkListenerExecutorExcludedForStage copy(
      long time, String executorId, int taskFailures, int stageId, int stageAttemptId) {
    return new SparkListenerExecutorExcludedForStage(
        time, executorId, taskFailures, stageId, stageAttemptId);
  }
}
