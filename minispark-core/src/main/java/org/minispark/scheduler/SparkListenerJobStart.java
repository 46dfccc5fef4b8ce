package org.minispark.scheduler;

import java.io.Serializable;
import java.util.ArrayList;
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
    List<Integer> ids = new ArrayList<>();
    for (StageInfo stage : stageInfos) {
      ids.add(stage.stageId());
    }
    return List.copyOf(ids);
  }
}
