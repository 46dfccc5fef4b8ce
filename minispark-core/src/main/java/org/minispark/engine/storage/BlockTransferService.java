package org.minispark.engine.storage;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/**
 * How a block reaches a reader: the second of the three seams between local mode and cluster. In
 * one process it opens the holder's blocks directly; in a cluster it goes over the network.
 */
public interface BlockTransferService extends AutoCloseable {
  /**
   * Fetches blocks from {@code holder}, in any order, without blocking the caller longer than it
   * takes to hand the request over. The listener hears exactly once of each block, from any thread
   * (also from the calling one).
   */
  void fetchBlocks(BlockManagerId holder, List<? extends BlockId> blocks, FetchListener listener);

  /**
   * Sends a copy of a block to {@code peer}, which stores it as {@code level} says. The future
   * fails if the peer did not store it. The caller closes the data when the future is complete.
   */
  CompletableFuture<Void> upload(
      BlockManagerId peer, BlockId block, StorageLevel level, BlockData data);

  /** Hears of each fetched block. */
  interface FetchListener {
    /** The block is here; the receiver closes the data. */
    void fetched(BlockId block, BlockData data);

    /** The block cannot be had from that holder. */
    void failed(BlockId block, Throwable cause);
  }

  @Override
  void close();
}
