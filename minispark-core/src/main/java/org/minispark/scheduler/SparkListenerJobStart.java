package org.minispark.scheduler;

import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import org.minispark.Product;

/**
 * A job begins.
 *
 * @param time milliseconds since 1970
 * @param stageInfos all its stages, those that will be skipped included
 * @param properties the local properties of the thread that started it
 */
public record SparkListenerJobStart(
    int jobId, long time, List<StageInfo> stageInfos, Properties properties)
    implements SparkListenerEvent, Product, Serializable {
  /** The ids of its stages. */
  public List<Integer> stageIds() {
    return stageInfos.stream().map(StageInfo::stageId).toList();
  }
}
