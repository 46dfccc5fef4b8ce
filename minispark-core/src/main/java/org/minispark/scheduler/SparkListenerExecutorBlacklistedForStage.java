package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** The old name of {@link SparkListenerExecutorExcludedForStage}. */
public record SparkListenerExecutorBlacklistedForStage(
    long time, String executorId, int taskFailures, int stageId, int stageAttemptId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerExecutorBlacklistedForStage apply(
      long time, String executorId, int taskFailures, int stageId, int stageAttemptId) {
    return new SparkListenerExecutorBlacklistedForStage(
        time, executorId, taskFailures, stageId, stageAttemptId);
  }

  public SparkListenerExecutorBlacklistedForStage copy(
      long time, String executorId, int taskFailures, int stageId, int stageAttemptId) {
    return new SparkListenerExecutorBlacklistedForStage(
        time, executorId, taskFailures, stageId, stageAttemptId);
  }
}
