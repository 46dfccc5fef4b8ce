package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** The old name of {@link SparkListenerNodeExcludedForStage}. */
public record SparkListenerNodeBlacklistedForStage(
    long time, String hostId, int executorFailures, int stageId, int stageAttemptId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerNodeBlacklistedForStage apply(
      long time, String hostId, int executorFailures, int stageId, int stageAttemptId) {
    return new SparkListenerNodeBlacklistedForStage(
        time, hostId, executorFailures, stageId, stageAttemptId);
  }

  public SparkListenerNodeBlacklistedForStage copy(
      long time, String hostId, int executorFailures, int stageId, int stageAttemptId) {
    return new SparkListenerNodeBlacklistedForStage(
        time, hostId, executorFailures, stageId, stageAttemptId);
  }
}
