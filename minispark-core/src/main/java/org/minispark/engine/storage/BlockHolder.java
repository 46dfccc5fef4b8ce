package org.minispark.engine.storage;

import java.util.concurrent.CompletableFuture;

/**
 * A process that holds blocks, as the driver sees it: it can be told to drop some. Each future
 * completes when they are gone.
 */
public interface BlockHolder {
  CompletableFuture<Void> dropBlock(BlockId block);

  /** Drops all blocks of an RDD. */
  CompletableFuture<Void> dropRdd(int rddId);

  /** Drops the value of a broadcast and its pieces. */
  CompletableFuture<Void> dropBroadcast(long broadcastId);
}
