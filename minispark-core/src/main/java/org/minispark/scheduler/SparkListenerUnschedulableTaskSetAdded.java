package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** No executor may run a task of this stage, because all that could are excluded. */
public record SparkListenerUnschedulableTaskSetAdded(int stageId, int stageAttemptId)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerUnschedulableTaskSetAdded apply(int stageId, int stageAttemptId) {
    return new SparkListenerUnschedulableTaskSetAdded(stageId, stageAttemptId);
  }

  public SparkListenerUnschedulableTaskSetAdded copy(int stageId, int stageAttemptId) {
    return new SparkListenerUnschedulableTaskSetAdded(stageId, stageAttemptId);
  }
}
