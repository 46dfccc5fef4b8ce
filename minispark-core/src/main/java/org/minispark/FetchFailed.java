package org.minispark;

import org.minispark.storage.BlockManagerId;

/**
 * The task could not read a map output, which is computed again before the task is.
 *
 * @param bmAddress where the map output should be, or null if nobody knows of it
 * @param mapId the task attempt that wrote it
 * @param mapIndex the partition of the map stage, or Integer.MIN_VALUE if unknown
 * @param reduceId the partition that wanted it
 */
public record FetchFailed(
    BlockManagerId bmAddress, int shuffleId, long mapId, int mapIndex, int reduceId, String message)
    implements TaskFailedReason, Product {
  private static final long serialVersionUID = 1L;

  public static FetchFailed apply(
      BlockManagerId bmAddress,
      int shuffleId,
      long mapId,
      int mapIndex,
      int reduceId,
      String message) {
    return new FetchFailed(bmAddress, shuffleId, mapId, mapIndex, reduceId, message);
  }

  public FetchFailed copy(
      BlockManagerId bmAddress,
      int shuffleId,
      long mapId,
      int mapIndex,
      int reduceId,
      String message) {
    return new FetchFailed(bmAddress, shuffleId, mapId, mapIndex, reduceId, message);
  }

  @Override
  public String toErrorString() {
    String map = mapIndex == Integer.MIN_VALUE ? "Unknown" : Integer.toString(mapIndex);
    return "FetchFailed(%s, shuffleId=%d, mapIndex=%s, mapId=%d, reduceId=%d, message=\n%s\n)"
        .formatted(bmAddress, shuffleId, map, mapId, reduceId, message);
  }

  @Override
  public boolean countTowardsTaskFailures() {
    return false;
  }
}
