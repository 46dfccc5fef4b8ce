package org.minispark.cluster.protocol;

import java.util.EnumSet;
import java.util.List;
import org.minispark.storage.BlockManagerId;

/** What driver and executor say when the executor is about to end. Numbers 80 to 89. */
public final class DecommissionMessages {
  private static final EnumSet<Role> DRIVER = EnumSet.of(Role.DRIVER);
  private static final EnumSet<Role> EXECUTOR = EnumSet.of(Role.EXECUTOR);

  static final List<MessageKind<?>> KINDS =
      List.of(
          new MessageKind<>(80, MoveOut.class, Limits.SMALL, DRIVER, MoveOut::read),
          new MessageKind<>(
              81, MovedOut.class, Limits.SMALL, EXECUTOR, in -> new MovedOut(in.readVarInt())),
          new MessageKind<>(82, OutputMoved.class, Limits.SMALL, EXECUTOR, OutputMoved::read),
          new MessageKind<>(
              83, AskDecommission.class, Limits.SMALL, EXECUTOR, in -> new AskDecommission()),
          new MessageKind<>(
              84, MoveNoted.class, Limits.SMALL, DRIVER, in -> new MoveNoted(in.readBoolean())));

  private DecommissionMessages() {}

  /**
   * Driver to executor: send what you hold to others; what was sent before need not be sent again.
   *
   * @param mapOutputs whether map outputs are to be sent
   * @param partitions whether cached partitions are to be sent
   * @param failures how many peers may fail to take one of them
   */
  public record MoveOut(boolean mapOutputs, boolean partitions, int failures)
      implements Request<MovedOut> {
    @Override
    public void write(WireOutput out) {
      out.writeBoolean(mapOutputs);
      out.writeBoolean(partitions);
      out.writeVarInt(failures);
    }

    static MoveOut read(WireInput in) throws MalformedMessageException {
      return new MoveOut(in.readBoolean(), in.readBoolean(), in.readVarInt());
    }
  }

  /**
   * It has tried.
   *
   * @param left map outputs that nobody has taken
   */
  public record MovedOut(int left) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeVarInt(left);
    }
  }

  /** Executor to driver: a map output is now at a peer, too. */
  public record OutputMoved(int shuffleId, long mapId, long bytes, BlockManagerId to)
      implements Request<MoveNoted> {
    @Override
    public void write(WireOutput out) {
      out.writeVarInt(shuffleId);
      out.writeVarLong(mapId);
      out.writeVarLong(bytes);
      BlockForms.write(to, out);
    }

    static OutputMoved read(WireInput in) throws MalformedMessageException {
      return new OutputMoved(
          in.readVarInt(), in.readVarLong(), in.readVarLong(), BlockForms.readHolder(in));
    }
  }

  /**
   * Readers will find it there.
   *
   * @param known false if nobody looks for it: the news of its making has not come yet, or its
   *     shuffle is dropped, or another attempt has made the same
   */
  public record MoveNoted(boolean known) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeBoolean(known);
    }
  }

  /** Executor to driver: the machine wants it to end. */
  public record AskDecommission() implements Notice {}
}
