package org.minispark.cluster.transport;

import java.io.IOException;
import org.minispark.engine.storage.BlockData;

/** Hears of each block of a fetch. */
public interface BlockListener {
  /**
   * The block is here, in memory or in a file of its own that goes when the data is closed. The
   * receiver closes it.
   */
  void fetched(String name, BlockData.Bytes data);

  /**
   * The block cannot be had: {@link RemoteFailureException} if the other side does not have it, any
   * other if it may be worth another try.
   */
  void failed(String name, IOException cause);
}
