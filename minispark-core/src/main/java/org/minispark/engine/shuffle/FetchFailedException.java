package org.minispark.engine.shuffle;

import org.minispark.storage.BlockManagerId;

/** A map output could not be read; the scheduler drops it and reruns the map task. */
public class FetchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient BlockManagerId location;
  private final int shuffleId;
  private final long mapId;
  private final int mapIndex;
  private final int reduceId;

  /**
   * @param location who should have served it; null when nobody is known to have it
   * @param mapId the map task attempt, -1 when unknown
   * @param mapIndex the map partition, -1 when unknown
   */
  public FetchFailedException(
      BlockManagerId location,
      int shuffleId,
      long mapId,
      int mapIndex,
      int reduceId,
      String message,
      Throwable cause) {
    super(message, cause);
    this.location = location;
    this.shuffleId = shuffleId;
    this.mapId = mapId;
    this.mapIndex = mapIndex;
    this.reduceId = reduceId;
  }

  public BlockManagerId location() {
    return location;
  }

  public int shuffleId() {
    return shuffleId;
  }

  public long mapId() {
    return mapId;
  }

  public int mapIndex() {
    return mapIndex;
  }

  public int reduceId() {
    return reduceId;
  }
}
