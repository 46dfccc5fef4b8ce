package org.minispark.cluster.protocol;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What drivers and their master say to each other. Numbers 110 to 119. */
public final class AllocationMessages {
  private static final int MAX_EXECUTORS = 1 << 16;
  private static final EnumSet<Role> MASTER = EnumSet.of(Role.MASTER);
  private static final EnumSet<Role> DRIVER = EnumSet.of(Role.DRIVER);

  static final List<MessageKind<?>> KINDS =
      List.of(
          new MessageKind<>(
              110, RegisterApplication.class, Limits.SMALL, DRIVER, RegisterApplication::read),
          new MessageKind<>(
              111,
              ApplicationRegistered.class,
              Limits.SMALL,
              MASTER,
              in -> new ApplicationRegistered(in.readString(Peer.MAX_NAME_BYTES))),
          new MessageKind<>(
              112,
              StartExecutors.class,
              Limits.SMALL + ExecutorTemplate.MAX_BYTES,
              DRIVER,
              StartExecutors::read),
          new MessageKind<>(
              113,
              CoresGranted.class,
              Limits.SMALL,
              MASTER,
              in -> new CoresGranted(in.readVarInt())),
          new MessageKind<>(
              114, ExecutorGranted.class, Limits.SMALL, MASTER, ExecutorGranted::read),
          new MessageKind<>(
              115,
              ExecutorGone.class,
              Limits.SMALL + Limits.TEXT_BYTES,
              MASTER,
              ExecutorGone::read),
          new MessageKind<>(
              116,
              ExecutorServes.class,
              Limits.SMALL,
              DRIVER,
              in -> new ExecutorServes(in.readString(Peer.MAX_NAME_BYTES))),
          new MessageKind<>(
              117, ChangeExecutors.class, Limits.OBJECT_BYTES, DRIVER, ChangeExecutors::read),
          new MessageKind<>(
              118, EndApplication.class, Limits.SMALL, DRIVER, in -> new EndApplication()),
          new MessageKind<>(
              119,
              ApplicationRemoved.class,
              Limits.SMALL + Limits.TEXT_BYTES,
              MASTER,
              in -> new ApplicationRemoved(in.readString(Limits.TEXT_BYTES))));

  private AllocationMessages() {}

  /**
   * A driver has an application for the cluster; what it says later over the same connection
   * concerns that one.
   *
   * @param id the one that it was given before, if it comes back to its master, or to a new one
   * @param nextExecutor the first number that none of its executors has had
   */
  public record RegisterApplication(
      Optional<String> id, int nextExecutor, ApplicationDescription description)
      implements Request<ApplicationRegistered> {
    @Override
    public void write(WireOutput out) {
      out.writeOptional(id, (to, text) -> to.writeString(text, Peer.MAX_NAME_BYTES));
      out.writeVarInt(nextExecutor);
      description.write(out);
    }

    static RegisterApplication read(WireInput in) throws MalformedMessageException {
      return new RegisterApplication(
          in.readOptional(from -> from.readString(Peer.MAX_NAME_BYTES)),
          in.readVarInt(),
          ApplicationDescription.read(in));
    }
  }

  /** The application has this id; its secret follows from it. */
  public record ApplicationRegistered(String id) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeString(id, Peer.MAX_NAME_BYTES);
    }
  }

  /**
   * The driver listens: its executors can be started.
   *
   * @param driver where they find it
   * @param limit how many it wants at most; all that it can have if nothing
   */
  public record StartExecutors(Address driver, ExecutorTemplate template, Optional<Integer> limit)
      implements Request<CoresGranted> {
    @Override
    public void write(WireOutput out) {
      driver.write(out);
      template.write(out);
      out.writeOptional(limit, WireOutput::writeVarInt);
    }

    static StartExecutors read(WireInput in) throws MalformedMessageException {
      return new StartExecutors(
          Address.read(in), ExecutorTemplate.read(in), in.readOptional(WireInput::readVarInt));
    }
  }

  /** How many cores the application has now, all its executors together. */
  public record CoresGranted(int cores) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeVarInt(cores);
    }
  }

  /** A worker was told to start an executor. */
  public record ExecutorGranted(String executor, String worker, String host, int cores)
      implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeString(executor, Peer.MAX_NAME_BYTES);
      out.writeString(worker, Peer.MAX_NAME_BYTES);
      out.writeString(host, Peer.MAX_NAME_BYTES);
      out.writeVarInt(cores);
    }

    static ExecutorGranted read(WireInput in) throws MalformedMessageException {
      return new ExecutorGranted(
          in.readString(Peer.MAX_NAME_BYTES),
          in.readString(Peer.MAX_NAME_BYTES),
          in.readString(Peer.MAX_NAME_BYTES),
          in.readVarInt());
    }
  }

  /** An executor has ended, or its worker is lost. */
  public record ExecutorGone(String executor, String reason) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeString(executor, Peer.MAX_NAME_BYTES);
      out.writeText(reason, Limits.TEXT_BYTES);
    }

    static ExecutorGone read(WireInput in) throws MalformedMessageException {
      return new ExecutorGone(in.readString(Peer.MAX_NAME_BYTES), in.readString(Limits.TEXT_BYTES));
    }
  }

  /** An executor has registered with its driver: executors do not fail in a row any more. */
  public record ExecutorServes(String executor) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeString(executor, Peer.MAX_NAME_BYTES);
    }
  }

  /**
   * The driver wants another number of executors, or does not want some.
   *
   * @param limit how many it wants at most from now on; as many as before if nothing
   * @param unwanted those that have to end
   */
  public record ChangeExecutors(Optional<Integer> limit, List<String> unwanted)
      implements Request<Done> {
    @Override
    public void write(WireOutput out) {
      out.writeOptional(limit, WireOutput::writeVarInt);
      out.writeList(
          unwanted, MAX_EXECUTORS, (to, executor) -> to.writeString(executor, Peer.MAX_NAME_BYTES));
    }

    static ChangeExecutors read(WireInput in) throws MalformedMessageException {
      return new ChangeExecutors(
          in.readOptional(WireInput::readVarInt),
          in.readList(MAX_EXECUTORS, from -> from.readString(Peer.MAX_NAME_BYTES)));
    }
  }

  /** The driver needs no executors any more. */
  public record EndApplication() implements Request<Done> {}

  /** The master has ended the application. */
  public record ApplicationRemoved(String reason) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeText(reason, Limits.TEXT_BYTES);
    }
  }
}
