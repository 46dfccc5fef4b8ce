package org.minispark.cluster.protocol;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Drivers that run on workers: what clients, the master and workers say of them. From 123 on. */
public final class SubmissionMessages {
  private static final EnumSet<Role> CLIENT = EnumSet.of(Role.CLIENT);
  private static final EnumSet<Role> MASTER = EnumSet.of(Role.MASTER);
  private static final EnumSet<Role> WORKER = EnumSet.of(Role.WORKER);

  static final List<MessageKind<?>> KINDS =
      List.of(
          new MessageKind<>(
              123,
              SubmitDriver.class,
              DriverDescription.MAX_BYTES,
              CLIENT,
              in -> new SubmitDriver(DriverDescription.read(in))),
          new MessageKind<>(
              124,
              DriverSubmitted.class,
              Limits.SMALL,
              MASTER,
              in -> new DriverSubmitted(in.readString(Peer.MAX_NAME_BYTES))),
          new MessageKind<>(
              125,
              KillDriver.class,
              Limits.SMALL,
              CLIENT,
              in -> new KillDriver(in.readString(Peer.MAX_NAME_BYTES))),
          new MessageKind<>(
              126, DescribeDrivers.class, Limits.SMALL, CLIENT, in -> new DescribeDrivers()),
          new MessageKind<>(127, DriverList.class, Limits.OBJECT_BYTES, MASTER, DriverList::read),
          new MessageKind<>(
              128,
              LaunchDriver.class,
              Limits.SMALL + DriverDescription.MAX_BYTES,
              MASTER,
              LaunchDriver::read),
          new MessageKind<>(
              129,
              StopDriver.class,
              Limits.SMALL,
              MASTER,
              in -> new StopDriver(in.readString(Peer.MAX_NAME_BYTES))),
          new MessageKind<>(
              130, DriverEnded.class, Limits.SMALL + Limits.TEXT_BYTES, WORKER, DriverEnded::read));

  private SubmissionMessages() {}

  /** Run this program on a worker. Before the reply its files are fetched over the same line. */
  public record SubmitDriver(DriverDescription description) implements Request<DriverSubmitted> {
    @Override
    public void write(WireOutput out) {
      description.write(out);
    }
  }

  /** It is known under this id, and runs when a worker has room. */
  public record DriverSubmitted(String driver) implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeString(driver, Peer.MAX_NAME_BYTES);
    }
  }

  /** End a driver. Fails if the master knows none of that id that is not over. */
  public record KillDriver(String driver) implements Request<Done> {
    @Override
    public void write(WireOutput out) {
      out.writeString(driver, Peer.MAX_NAME_BYTES);
    }
  }

  /** Which drivers does the master know? */
  public record DescribeDrivers() implements Request<DriverList> {}

  /**
   * Those that it knows.
   *
   * @param active the first submitted first
   * @param completed the latest first
   */
  public record DriverList(List<DriverSummary> active, List<DriverSummary> completed)
      implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeList(active, Limits.LIST_ELEMENTS, (to, each) -> each.write(to));
      out.writeList(completed, Limits.LIST_ELEMENTS, (to, each) -> each.write(to));
    }

    static DriverList read(WireInput in) throws MalformedMessageException {
      return new DriverList(
          in.readList(Limits.LIST_ELEMENTS, DriverSummary::read),
          in.readList(Limits.LIST_ELEMENTS, DriverSummary::read));
    }
  }

  /** How far a driver is. */
  public enum DriverState {
    /** No worker has had room for it yet. */
    SUBMITTED,
    RUNNING,
    /** Its worker is lost and it is supervised: it waits for another. */
    RELAUNCHING,
    /** The master was restarted; its worker may come back. */
    UNKNOWN,
    /** It has ended with status 0. */
    FINISHED,
    /** It has ended with another. */
    FAILED,
    KILLED,
    /** It could not be started, or its worker is lost. */
    ERROR;

    /** Whether it is over. */
    public boolean isOver() {
      return compareTo(FINISHED) >= 0;
    }
  }

  /**
   * A driver.
   *
   * @param application the id that its application has; nothing while no worker has run it
   * @param worker where it runs, or ran at last
   * @param memory its heap in MiB
   * @param startMillis when it was submitted, since 1970
   * @param durationMillis until now, or until it was over
   * @param message why it is over, and where its log is; perhaps empty
   */
  public record DriverSummary(
      String id,
      String mainClass,
      DriverState state,
      Optional<String> application,
      Optional<String> worker,
      int cores,
      int memory,
      long startMillis,
      long durationMillis,
      String message) {
    void write(WireOutput out) {
      out.writeString(id, Peer.MAX_NAME_BYTES);
      out.writeText(mainClass, Limits.TEXT_BYTES);
      ClientMessages.writeName(out, state);
      out.writeOptional(application, (to, text) -> to.writeString(text, Peer.MAX_NAME_BYTES));
      out.writeOptional(worker, (to, text) -> to.writeString(text, Peer.MAX_NAME_BYTES));
      out.writeVarInt(cores);
      out.writeVarInt(memory);
      out.writeVarLong(startMillis);
      out.writeVarLong(durationMillis);
      out.writeText(message, Limits.TEXT_BYTES);
    }

    static DriverSummary read(WireInput in) throws MalformedMessageException {
      return new DriverSummary(
          in.readString(Peer.MAX_NAME_BYTES),
          in.readString(Limits.TEXT_BYTES),
          ClientMessages.readName(DriverState.class, in),
          in.readOptional(from -> from.readString(Peer.MAX_NAME_BYTES)),
          in.readOptional(from -> from.readString(Peer.MAX_NAME_BYTES)),
          in.readVarInt(),
          in.readVarInt(),
          in.readVarLong(),
          in.readVarLong(),
          in.readString(Limits.TEXT_BYTES));
    }
  }

  /**
   * The worker has to start a driver.
   *
   * @param application the id that its application will have
   */
  public record LaunchDriver(String driver, String application, DriverDescription description)
      implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeString(driver, Peer.MAX_NAME_BYTES);
      out.writeString(application, Peer.MAX_NAME_BYTES);
      description.write(out);
    }

    static LaunchDriver read(WireInput in) throws MalformedMessageException {
      return new LaunchDriver(
          in.readString(Peer.MAX_NAME_BYTES),
          in.readString(Peer.MAX_NAME_BYTES),
          DriverDescription.read(in));
    }
  }

  /** The worker has to end a driver. */
  public record StopDriver(String driver) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeString(driver, Peer.MAX_NAME_BYTES);
    }
  }

  /**
   * A driver has ended for good, or could not be started. Told again until a master has heard it.
   *
   * @param application the id that its application had
   * @param exitCode nothing if it was not started
   * @param message how it ended, and where its log is
   */
  public record DriverEnded(
      String driver, String application, Optional<Integer> exitCode, String message)
      implements Request<Done> {
    @Override
    public void write(WireOutput out) {
      out.writeString(driver, Peer.MAX_NAME_BYTES);
      out.writeString(application, Peer.MAX_NAME_BYTES);
      out.writeOptional(exitCode, (to, code) -> to.writeSigned(code));
      out.writeText(message, Limits.TEXT_BYTES);
    }

    static DriverEnded read(WireInput in) throws MalformedMessageException {
      return new DriverEnded(
          in.readString(Peer.MAX_NAME_BYTES),
          in.readString(Peer.MAX_NAME_BYTES),
          in.readOptional(from -> (int) from.readSigned()),
          in.readString(Limits.TEXT_BYTES));
    }
  }

  /**
   * A driver as its worker tells of it.
   *
   * @param application the id that its application has
   */
  public record RunningDriver(String driver, String application) {
    void write(WireOutput out) {
      out.writeString(driver, Peer.MAX_NAME_BYTES);
      out.writeString(application, Peer.MAX_NAME_BYTES);
    }

    static RunningDriver read(WireInput in) throws MalformedMessageException {
      return new RunningDriver(
          in.readString(Peer.MAX_NAME_BYTES), in.readString(Peer.MAX_NAME_BYTES));
    }
  }
}
