package org.minispark.engine.storage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** Reaches the block managers of this process, by plain calls. Thread-safe. */
public final class LocalBlockTransferService implements BlockTransferService {
  private final ConcurrentHashMap<BlockManagerId, BlockManager> holders = new ConcurrentHashMap<>();

  /** Makes a block manager's blocks reachable. */
  public void register(BlockManager holder) {
    holders.put(holder.id(), holder);
  }

  /** Its blocks can no longer be had. */
  public void unregister(BlockManagerId holder) {
    holders.remove(holder);
  }

  @Override
  public void fetchBlocks(
      BlockManagerId holder, List<? extends BlockId> blocks, FetchListener listener) {
    BlockManager manager = holders.get(holder);
    for (BlockId block : blocks) {
      if (manager == null) {
        listener.failed(block, new IOException("No block manager " + holder + " in this process"));
      } else {
        fetch(manager, block, listener);
      }
    }
  }

  @Override
  public CompletableFuture<Void> upload(
      BlockManagerId peer, BlockId block, StorageLevel level, BlockData data) {
    BlockManager manager = holders.get(peer);
    if (manager != null && manager.putReplica(block, level, data)) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.failedFuture(
        new IOException(peer + " did not store block " + block.name()));
  }

  @Override
  public void close() {
    holders.clear();
  }

  private static void fetch(BlockManager manager, BlockId block, FetchListener listener) {
    Optional<BlockData> data;
    try {
      data = manager.getLocal(block);
    } catch (RuntimeException e) {
      listener.failed(block, e);
      return;
    }
    if (data.isPresent()) {
      listener.fetched(block, data.get());
    } else {
      listener.failed(
          block, new IOException("Block " + block.name() + " is not at " + manager.id()));
    }
  }
}
