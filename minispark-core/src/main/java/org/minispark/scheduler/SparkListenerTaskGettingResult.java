package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** The driver fetches the result of a task, which is too large to come with the message. */
public record SparkListenerTaskGettingResult(TaskInfo taskInfo)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerTaskGettingResult apply(TaskInfo taskInfo) {
    return new SparkListenerTaskGettingResult(taskInfo);
  }

  public SparkListenerTaskGettingResult copy(TaskInfo taskInfo) {
    return new SparkListenerTaskGettingResult(taskInfo);
  }
}
