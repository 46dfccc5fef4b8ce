package org.minispark.cluster.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.minispark.cluster.protocol.BlockForms;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.cluster.transport.BlockServer;
import org.minispark.cluster.transport.BlockStore;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.shuffle.MovableOutputs;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.engine.storage.EngineBlockManager;
import org.minispark.storage.StorageLevel;

/**
 * Serves the blocks of this process to others, and takes copies of theirs, once the process has a
 * block manager: it has to say where it listens before.
 */
public final class ServedBlocks implements BlockServer, BlockStore {
  private volatile EngineBlockManager blocks;
  private volatile MovableOutputs outputs;

  /** From now on these are served. */
  public void serve(EngineBlockManager manager) {
    blocks = manager;
  }

  /** From now on these are served, and map outputs of others are taken among these. */
  public void serve(EngineBlockManager manager, MovableOutputs mapOutputs) {
    outputs = mapOutputs;
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
    BlockId block = parse(name);
    EngineBlockManager manager = manager();
    if (block instanceof ShuffleDataBlockId output) {
      accept(output, data);
    } else if (!manager.putReplica(block, level, data)) {
      throw new IOException("There is no room for block " + name + " at " + manager.id());
    }
  }

  private void accept(ShuffleDataBlockId output, BlockData.Bytes data) throws IOException {
    MovableOutputs mine = outputs;
    if (mine == null) {
      throw new IOException("No map outputs are kept here");
    }
    mine.accept(output, data);
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
