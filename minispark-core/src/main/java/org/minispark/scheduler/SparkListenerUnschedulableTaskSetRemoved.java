package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** A stage that no executor could run goes on. */
public record SparkListenerUnschedulableTaskSetRemoved(int stageId, int stageAttemptId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerUnschedulableTaskSetRemoved apply(int stageId, int stageAttemptId) {
    return new SparkListenerUnschedulableTaskSetRemoved(stageId, stageAttemptId);
  }

  public SparkListenerUnschedulableTaskSetRemoved copy(int stageId, int stageAttemptId) {
    return new SparkListenerUnschedulableTaskSetRemoved(stageId, stageAttemptId);
  }
}
