package org.minispark.scheduler;

import java.io.Serializable;
import java.util.Properties;
import org.minispark.Product;

/**
 * A stage begins: its missing partitions are computed from now on.
 *
 * @param properties the local properties of the job that wants it
 */
public record SparkListenerStageSubmitted(StageInfo stageInfo, Properties properties)
    implements SparkListenerEvent, Product, Serializable {
  public static SparkListenerStageSubmitted apply(StageInfo stageInfo, Properties properties) {
    return new SparkListenerStageSubmitted(stageInfo, properties);
  }

  public SparkListenerStageSubmitted copy(StageInfo stageInfo, Properties properties) {
    return new SparkListenerStageSubmitted(stageInfo, properties);
  }
}
