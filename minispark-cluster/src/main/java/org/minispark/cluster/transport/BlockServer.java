package org.minispark.cluster.transport;

import java.io.IOException;
import org.minispark.engine.storage.BlockData;

/** Finds the blocks that others fetch. */
@FunctionalInterface
public interface BlockServer {
  /**
   * Opens a block; the transport closes it. Runs on a thread that may wait for the disk.
   *
   * @throws IOException if there is none, with a message for the reader
   */
  BlockData.Bytes open(Connection reader, String name) throws IOException;
}
