package org.minispark.scheduler;

import java.io.Serializable;
import org.minispark.Product;

/** A stage ended, well or not: its info says which. */
public record SparkListenerStageCompleted(StageInfo stageInfo)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerStageCompleted apply(StageInfo stageInfo) {
    return new SparkListenerStageCompleted(stageInfo);
  }

  public SparkListenerStageCompleted copy(StageInfo stageInfo) {
    return new SparkListenerStageCompleted(stageInfo);
  }
}
