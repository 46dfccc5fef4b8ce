package org.minispark.cluster.protocol;

import org.minispark.engine.storage.BlockId;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** Names of blocks and of their holders, and levels, as fields of messages. */
public final class BlockForms {
  private static final int MAX_NAME_BYTES = 256;
  private static final int DISK = 8;
  private static final int MEMORY = 4;
  private static final int OFF_HEAP = 2;
  private static final int DESERIALIZED = 1;

  private BlockForms() {}

  static void write(BlockId block, WireOutput out) {
    out.writeString(block.name(), MAX_NAME_BYTES);
  }

  static BlockId readBlock(WireInput in) throws MalformedMessageException {
    String name = in.readString(MAX_NAME_BYTES);
    return BlockId.parse(name)
        .orElseThrow(() -> new MalformedMessageException("not the name of a block"));
  }

  static void write(BlockManagerId holder, WireOutput out) {
    out.writeString(holder.executorId(), Peer.MAX_NAME_BYTES);
    out.writeString(holder.host(), MAX_NAME_BYTES);
    out.writeVarInt(holder.port());
  }

  static BlockManagerId readHolder(WireInput in) throws MalformedMessageException {
    return new BlockManagerId(
        in.readString(Peer.MAX_NAME_BYTES), in.readString(MAX_NAME_BYTES), in.readVarInt());
  }

  /** A level in two numbers. */
  public static void write(StorageLevel level, WireOutput out) {
    out.writeByte(
        (level.useDisk() ? DISK : 0)
            | (level.useMemory() ? MEMORY : 0)
            | (level.useOffHeap() ? OFF_HEAP : 0)
            | (level.deserialized() ? DESERIALIZED : 0));
    out.writeVarInt(level.replication());
  }

  public static StorageLevel readLevel(WireInput in) throws MalformedMessageException {
    int flags = in.readByte();
    int replication = in.readVarInt();
    try {
      return StorageLevel.apply(
          (flags & DISK) != 0,
          (flags & MEMORY) != 0,
          (flags & OFF_HEAP) != 0,
          (flags & DESERIALIZED) != 0,
          replication);
    } catch (IllegalArgumentException | AssertionError e) {
      throw new MalformedMessageException("not a storage level", e);
    }
  }
}
