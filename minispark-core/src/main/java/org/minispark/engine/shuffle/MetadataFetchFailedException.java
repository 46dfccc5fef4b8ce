package org.minispark.engine.shuffle;

/** The driver does not know the location of a map output that a reader needs. */
public final class MetadataFetchFailedException extends FetchFailedException {
  private static final long serialVersionUID = 1L;

  public MetadataFetchFailedException(int shuffleId, int mapIndex, int reduceId) {
    super(
        null,
        shuffleId,
        -1,
        mapIndex,
        reduceId,
        "Missing an output location for shuffle " + shuffleId + " partition " + reduceId,
        null);
  }
}
