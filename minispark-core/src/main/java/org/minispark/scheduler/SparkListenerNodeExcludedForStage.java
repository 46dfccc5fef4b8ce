package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/**
 * Too many executors of a host were excluded from a stage: the whole host is.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerNodeExcludedForStage(
    long time, String hostId, int executorFailures, int stageId, int stageAttemptId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerNodeExcludedForStage apply(
      long time, String hostId, int executorFailures, int stageId, int stageAttemptId) {
    return new SparkListenerNodeExcludedForStage(
        time, hostId, executorFailures, stageId, stageAttemptId);
  }

  public SparkListenerNodeExcludedForStage copy(
      long time, String hostId, int executorFailures, int stageId, int stageAttemptId) {
    return new SparkListenerNodeExcludedForStage(
        time, hostId, executorFailures, stageId, stageAttemptId);
  }
}
