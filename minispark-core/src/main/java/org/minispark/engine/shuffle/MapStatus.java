package org.minispark.engine.shuffle;

import java.io.Serializable;
import org.minispark.storage.BlockManagerId;

/**
 * What a finished map task reports: where its output is and about how large each bucket is.
 *
 * @param location the block manager that serves the buckets
 * @param mapId the id of the task attempt that wrote them (unique in the application)
 * @param sizes bytes per reduce partition; exactly zero when, and only when, a bucket is empty
 */
public record MapStatus(BlockManagerId location, long mapId, long[] sizes) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bytes of bucket {@code reduceId}. */
  public long sizeOf(int reduceId) {
    return sizes[reduceId];
  }
}
