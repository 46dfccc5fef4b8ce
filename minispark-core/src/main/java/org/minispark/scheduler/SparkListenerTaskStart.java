package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** A task was handed to an executor. */
public record SparkListenerTaskStart(int stageId, int stageAttemptId, TaskInfo taskInfo)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerTaskStart apply(int stageId, int stageAttemptId, TaskInfo taskInfo) {
    return new SparkListenerTaskStart(stageId, stageAttemptId, taskInfo);
  }

  public SparkListenerTaskStart copy(int stageId, int stageAttemptId, TaskInfo taskInfo) {
    return new SparkListenerTaskStart(stageId, stageAttemptId, taskInfo);
  }
}
