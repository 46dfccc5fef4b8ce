package org.minispark.cluster.protocol;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What tasks ask the driver. Numbers 60 to 69. */
public final class DriverMessages {
  /** What the names begin with under which the driver serves the program's files. */
  public static final String FILE_PREFIX = "file:";

  private static final int MAX_PATH_BYTES = 4 << 10;
  private static final int MAX_BARRIER_TASKS = 1 << 16;
  private static final EnumSet<Role> DRIVER = EnumSet.of(Role.DRIVER);
  private static final EnumSet<Role> EXECUTOR = EnumSet.of(Role.EXECUTOR);

  static final List<MessageKind<?>> KINDS =
      List.of(
          new MessageKind<>(
              60,
              FindMapOutputs.class,
              Limits.SMALL,
              EXECUTOR,
              in -> new FindMapOutputs(in.readVarInt())),
          new MessageKind<>(
              61, MapOutputList.class, Limits.OBJECTS_BYTES, DRIVER, MapOutputList::read),
          new MessageKind<>(62, AskCommit.class, Limits.SMALL, EXECUTOR, AskCommit::read),
          new MessageKind<>(
              63,
              CommitAnswer.class,
              Limits.SMALL,
              DRIVER,
              in -> new CommitAnswer(in.readBoolean())),
          new MessageKind<>(
              64,
              AwaitBarrier.class,
              Limits.SMALL + Limits.OBJECT_BYTES,
              EXECUTOR,
              AwaitBarrier::read),
          new MessageKind<>(
              65,
              BarrierMessages.class,
              Limits.OBJECTS_BYTES,
              DRIVER,
              in ->
                  new BarrierMessages(
                      in.readList(
                          MAX_BARRIER_TASKS, from -> from.readString(Limits.OBJECT_BYTES)))),
          new MessageKind<>(
              66,
              ReadResource.class,
              Limits.SMALL + MAX_PATH_BYTES,
              EXECUTOR,
              in -> new ReadResource(in.readString(MAX_PATH_BYTES))),
          new MessageKind<>(
              67,
              Resource.class,
              Limits.SMALL + Limits.OBJECT_BYTES,
              DRIVER,
              in -> new Resource(in.readOptional(from -> from.readPayload(Limits.OBJECT_BYTES)))),
          new MessageKind<>(68, ListFiles.class, Limits.SMALL, EXECUTOR, in -> new ListFiles()),
          new MessageKind<>(
              69,
              FileList.class,
              Limits.OBJECT_BYTES,
              DRIVER,
              in ->
                  new FileList(
                      in.readList(Limits.LIST_ELEMENTS, from -> from.readString(MAX_PATH_BYTES)))));

  private DriverMessages() {}

  /** Where are the map outputs of a shuffle? */
  public record FindMapOutputs(int shuffleId) implements Request<MapOutputList> {
    @Override
    public void write(WireOutput out) {
      out.writeVarInt(shuffleId);
    }
  }

  /**
   * There, if all are.
   *
   * @param missing the first map whose output nobody has; -1 if the shuffle is not known at all
   * @param outputs as {@code MapStatuses} writes them; empty if one is missing
   */
  public record MapOutputList(int missing, Payload outputs) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeSigned(missing);
      out.writePayload(outputs, Limits.OBJECT_BYTES);
    }

    static MapOutputList read(WireInput in) throws MalformedMessageException {
      return new MapOutputList((int) in.readSigned(), in.readPayload(Limits.OBJECT_BYTES));
    }
  }

  /** May this attempt make its output visible? */
  public record AskCommit(int stageId, int stageAttempt, int partition, int attemptNumber)
      implements Request<CommitAnswer> {
    @Override
    public void write(WireOutput out) {
      out.writeVarInt(stageId);
      out.writeVarInt(stageAttempt);
      out.writeVarInt(partition);
      out.writeVarInt(attemptNumber);
    }

    static AskCommit read(WireInput in) throws MalformedMessageException {
      return new AskCommit(in.readVarInt(), in.readVarInt(), in.readVarInt(), in.readVarInt());
    }
  }

  public record CommitAnswer(boolean granted) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeBoolean(granted);
    }
  }

  /** A task has come to its barrier; the reply comes when all have. */
  public record AwaitBarrier(
      int stageId, int stageAttempt, int epoch, int partition, int tasks, String message)
      implements Request<BarrierMessages> {
    @Override
    public void write(WireOutput out) {
      out.writeVarInt(stageId);
      out.writeVarInt(stageAttempt);
      out.writeVarInt(epoch);
      out.writeVarInt(partition);
      out.writeVarInt(tasks);
      out.writeString(message, Limits.OBJECT_BYTES);
    }

    static AwaitBarrier read(WireInput in) throws MalformedMessageException {
      return new AwaitBarrier(
          in.readVarInt(),
          in.readVarInt(),
          in.readVarInt(),
          in.readVarInt(),
          in.readVarInt(),
          in.readString(Limits.OBJECT_BYTES));
    }
  }

  /** What each task of the barrier said, in the order of partitions. */
  public record BarrierMessages(List<String> messages) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeList(
          messages, MAX_BARRIER_TASKS, (to, text) -> to.writeString(text, Limits.OBJECT_BYTES));
    }
  }

  /** A class file or another file of the program's class path. */
  public record ReadResource(String path) implements Request<Resource> {
    @Override
    public void write(WireOutput out) {
      out.writeString(path, MAX_PATH_BYTES);
    }
  }

  public record Resource(Optional<Payload> content) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeOptional(content, (to, bytes) -> to.writePayload(bytes, Limits.OBJECT_BYTES));
    }
  }

  /** Which files has the program given to its tasks? */
  public record ListFiles() implements Request<FileList> {}

  /** Those; each is served as a block whose name is {@link #FILE_PREFIX} and its path. */
  public record FileList(List<String> paths) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeList(
          paths, Limits.LIST_ELEMENTS, (to, path) -> to.writeString(path, MAX_PATH_BYTES));
    }
  }
}
