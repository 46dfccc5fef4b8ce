package org.minispark.cluster.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.minispark.cluster.protocol.BlockForms;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.cluster.transport.BlockServer;
import org.minispark.cluster.transport.BlockStore;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.EngineBlockManager;
import org.minispark.storage.StorageLevel;

/**
 * Serves the blocks of this process to others, and takes copies of theirs, once the process has a
 * block manager: it has to say where it listens before.
 */
public final class ServedBlocks implements BlockServer, BlockStore {
  private volatile EngineBlockManager blocks;

  /** From now on these are served. */
  public void serve(EngineBlockManager manager) {
    blocks = manager;
  }

  @Override
  public BlockData.Bytes open(Connection reader, String name) throws IOException {
    BlockId block = parse(name);
    EngineBlockManager manager = manager();
    try {
      return (BlockData.Bytes)
          manager
              .getLocalBytes(block)
              .orElseThrow(() -> new IOException("Block " + name + " is not at " + manager.id()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void store(Connection sender, String name, Payload instruction, BlockData.Bytes data)
      throws IOException {
    StorageLevel level = BlockForms.readLevel(new WireInput(instruction));
    EngineBlockManager manager = manager();
    if (!manager.putReplica(parse(name), level, data)) {
      throw new IOException("There is no room for block " + name + " at " + manager.id());
    }
  }

  private static BlockId parse(String name) throws IOException {
    return BlockId.parse(name).orElseThrow(() -> new IOException(name + " is no block"));
  }

  private EngineBlockManager manager() throws IOException {
    EngineBlockManager manager = blocks;
    if (manager == null) {
      throw new IOException("No blocks are served here yet");
    }
    return manager;
  }
}
