package org.minispark.cluster.protocol;

import java.util.EnumSet;
import java.util.List;
import org.minispark.engine.storage.BlockId;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** What driver and executor say about blocks. Numbers 50 to 59. */
public final class BlockMessages {
  private static final EnumSet<Role> DRIVER = EnumSet.of(Role.DRIVER);
  private static final EnumSet<Role> EXECUTOR = EnumSet.of(Role.EXECUTOR);

  static final List<MessageKind<?>> KINDS =
      List.of(
          new MessageKind<>(50, BlockUpdate.class, Limits.SMALL, EXECUTOR, BlockUpdate::read),
          new MessageKind<>(
              51,
              LocateBlock.class,
              Limits.SMALL,
              EXECUTOR,
              in -> new LocateBlock(BlockForms.readBlock(in))),
          new MessageKind<>(52, FindPeers.class, Limits.SMALL, EXECUTOR, in -> new FindPeers()),
          new MessageKind<>(
              53,
              Holders.class,
              Limits.OBJECT_BYTES,
              DRIVER,
              in -> new Holders(in.readList(Limits.LIST_ELEMENTS, BlockForms::readHolder))),
          new MessageKind<>(
              54,
              DropBlock.class,
              Limits.SMALL,
              DRIVER,
              in -> new DropBlock(BlockForms.readBlock(in))),
          new MessageKind<>(
              55, DropRdd.class, Limits.SMALL, DRIVER, in -> new DropRdd(in.readVarInt())),
          new MessageKind<>(
              56,
              DropBroadcast.class,
              Limits.SMALL,
              DRIVER,
              in -> new DropBroadcast(in.readVarLong())),
          new MessageKind<>(
              57, DropShuffle.class, Limits.SMALL, DRIVER, in -> new DropShuffle(in.readVarInt())),
          new MessageKind<>(
              58,
              HolderLost.class,
              Limits.SMALL,
              DRIVER,
              in -> new HolderLost(BlockForms.readHolder(in))));

  private BlockMessages() {}

  /** Executor to driver: where a block now lives there; a level of nothing says that it is gone. */
  public record BlockUpdate(BlockId block, StorageLevel level, long memoryBytes, long diskBytes)
      implements Notice {
    @Override
    public void write(WireOutput out) {
      BlockForms.write(block, out);
      BlockForms.write(level, out);
      out.writeVarLong(memoryBytes);
      out.writeVarLong(diskBytes);
    }

    static BlockUpdate read(WireInput in) throws MalformedMessageException {
      return new BlockUpdate(
          BlockForms.readBlock(in), BlockForms.readLevel(in), in.readVarLong(), in.readVarLong());
    }
  }

  /** Executor to driver: who holds a block? */
  public record LocateBlock(BlockId block) implements Request<Holders> {
    @Override
    public void write(WireOutput out) {
      BlockForms.write(block, out);
    }
  }

  /** Executor to driver: who may take copies of its blocks? */
  public record FindPeers() implements Request<Holders> {}

  /** Those, in the order in which they should be asked. */
  public record Holders(List<BlockManagerId> holders) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeList(holders, Limits.LIST_ELEMENTS, (to, id) -> BlockForms.write(id, to));
    }
  }

  /** Driver to executor. */
  public record DropBlock(BlockId block) implements Request<Done> {
    @Override
    public void write(WireOutput out) {
      BlockForms.write(block, out);
    }
  }

  /** Driver to executor: all blocks of an RDD can go. */
  public record DropRdd(int rddId) implements Request<Done> {
    @Override
    public void write(WireOutput out) {
      out.writeVarInt(rddId);
    }
  }

  /** Driver to executor: the value of a broadcast and its pieces can go. */
  public record DropBroadcast(long broadcastId) implements Request<Done> {
    @Override
    public void write(WireOutput out) {
      out.writeVarLong(broadcastId);
    }
  }

  /** Driver to executor: all map outputs of a shuffle can go. */
  public record DropShuffle(int shuffleId) implements Request<Done> {
    @Override
    public void write(WireOutput out) {
      out.writeVarInt(shuffleId);
    }
  }

  /** Driver to executor: whoever waits for blocks of this holder waits in vain. */
  public record HolderLost(BlockManagerId holder) implements Notice {
    @Override
    public void write(WireOutput out) {
      BlockForms.write(holder, out);
    }
  }
}
