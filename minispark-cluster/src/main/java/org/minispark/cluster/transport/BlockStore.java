package org.minispark.cluster.transport;

import java.io.IOException;
import org.minispark.cluster.protocol.Payload;
import org.minispark.engine.storage.BlockData;

/** Takes the blocks that others upload. */
@FunctionalInterface
public interface BlockStore {
  /**
   * Stores a block; the transport closes the data afterwards. Runs on a thread that may wait for
   * the disk.
   *
   * @throws IOException if it was not stored, with a message for the sender
   */
  void store(Connection sender, String name, Payload instruction, BlockData.Bytes data)
      throws IOException;
}
