package org.minispark.cluster.storage;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.BlockForms;
import org.minispark.cluster.protocol.WireOutput;
import org.minispark.cluster.transport.BlockFetcher;
import org.minispark.cluster.transport.BlockListener;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockTransferService;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/**
 * Reaches the blocks of other processes over the network. Thread-safe. A simulation, which has no
 * threads that could wait for what it fetches, waits in it.
 */
public class NetworkBlockTransfer implements BlockTransferService {
  private final BlockFetcher fetcher;

  public NetworkBlockTransfer(BlockFetcher fetcher) {
    this.fetcher = fetcher;
  }

  @Override
  public void fetchBlocks(
      BlockManagerId holder, List<? extends BlockId> blocks, FetchListener listener) {
    Map<String, BlockId> byName = new HashMap<>();
    blocks.forEach(block -> byName.put(block.name(), block));
    List<String> names = blocks.stream().map(BlockId::name).toList();
    for (int from = 0; from < names.size(); from += Connection.MAX_BLOCKS) {
      int to = Math.min(names.size(), from + Connection.MAX_BLOCKS);
      fetcher.fetch(addressOf(holder), names.subList(from, to), hearing(byName, listener));
    }
  }

  private static BlockListener hearing(Map<String, BlockId> byName, FetchListener listener) {
    return new BlockListener() {
      @Override
      public void fetched(String name, BlockData.Bytes data) {
        listener.fetched(byName.get(name), data);
      }

      @Override
      public void failed(String name, IOException cause) {
        listener.failed(byName.get(name), cause);
      }
    };
  }

  @Override
  public CompletableFuture<Void> upload(
      BlockManagerId peer, BlockId block, StorageLevel level, BlockData data) {
    if (!(data instanceof BlockData.Bytes bytes)) {
      return CompletableFuture.failedFuture(
          new IOException(block.name() + " is not in a form that can travel"));
    }
    WireOutput instruction = new WireOutput();
    BlockForms.write(level, instruction);
    return fetcher.upload(addressOf(peer), block.name(), instruction.toPayload(), bytes);
  }

  /** A holder is known to be gone: whoever waits for its blocks hears so at once. */
  public void abandon(BlockManagerId holder) {
    fetcher.abandon(addressOf(holder));
  }

  private static Address addressOf(BlockManagerId holder) {
    return new Address(holder.host(), holder.port());
  }

  /** The connections belong to the process's transport, which closes them. */
  @Override
  public void close() {}
}
