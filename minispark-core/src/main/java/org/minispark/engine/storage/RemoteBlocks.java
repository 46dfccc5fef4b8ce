package org.minispark.engine.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Unchecked;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** Blocks at other holders: gets them from there, and sends copies there. */
final class RemoteBlocks {
  private static final Log LOG = Log.of(RemoteBlocks.class);

  private final BlockManagerId self;
  private final BlockManagerMaster master;
  private final BlockTransferService transfer;

  RemoteBlocks(BlockManagerId self, BlockManagerMaster master, BlockTransferService transfer) {
    this.self = self;
    this.master = master;
    this.transfer = transfer;
  }

  /** The block from the first holder that can give it. The driver, whom all could ask, is last. */
  Optional<BlockData> fetch(BlockId block) {
    List<BlockManagerId> holders = new ArrayList<>(master.locations(block));
    holders.remove(self);
    holders.sort(Comparator.comparing(BlockManagerId::isDriver));
    return holders.stream()
        .map(holder -> fetchFrom(holder, block))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<BlockData> fetchFrom(BlockManagerId holder, BlockId block) {
    CompletableFuture<BlockData> arrival = new CompletableFuture<>();
    transfer.fetchBlocks(
        holder,
        List.of(block),
        new BlockTransferService.FetchListener() {
          @Override
          public void fetched(BlockId fetchedBlock, BlockData data) {
            if (!arrival.complete(data)) {
              data.close(); // nobody waits any more
            }
          }

          @Override
          public void failed(BlockId failedBlock, Throwable cause) {
            arrival.completeExceptionally(cause);
          }
        });
    try {
      return Optional.of(arrival.get());
    } catch (ExecutionException e) {
      LOG.warn("Cannot get block {} from {}", block.name(), holder, e.getCause());
      return Optional.empty();
    } catch (InterruptedException e) {
      arrival.cancel(false);
      throw Unchecked.rethrow(e);
    }
  }

  /** Sends copies to as many peers as the level wants, or as there are. */
  void replicate(BlockId block, StorageLevel level, Supplier<Optional<BlockData>> content) {
    int wanted = level.replication() - 1;
    int sent = 0;
    StorageLevel there =
        StorageLevel.apply(
            level.useDisk(), level.useMemory(), level.useOffHeap(), level.deserialized(), 1);
    for (BlockManagerId peer : master.peers(self)) {
      if (sent == wanted) {
        return;
      }
      if (upload(peer, block, there, content)) {
        sent++;
      }
    }
    if (sent < wanted) {
      LOG.warn("Block {} was replicated to {} peers instead of {}", block.name(), sent, wanted);
    }
  }

  /** Sends a copy to one peer; false if it did not arrive, or there is nothing to send. */
  boolean upload(
      BlockManagerId peer,
      BlockId block,
      StorageLevel level,
      Supplier<Optional<BlockData>> content) {
    Optional<BlockData> data = content.get();
    if (data.isEmpty()) {
      return false;
    }
    try (BlockData open = data.get()) {
      transfer.upload(peer, block, level, open).join();
      return true;
    } catch (CompletionException e) {
      LOG.warn("Cannot replicate block {} to {}", block.name(), peer, e.getCause());
      return false;
    }
  }
}
