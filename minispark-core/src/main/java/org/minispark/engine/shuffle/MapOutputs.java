package org.minispark.engine.shuffle;

/** What a reader asks the driver: where the map outputs of a shuffle are. */
public interface MapOutputs {
  /**
   * The statuses of all map outputs of a shuffle, by map index.
   *
   * @throws MetadataFetchFailedException if one of them is missing (the scheduler then reruns it)
   */
  MapStatus[] statuses(int shuffleId, int reduceId);
}
