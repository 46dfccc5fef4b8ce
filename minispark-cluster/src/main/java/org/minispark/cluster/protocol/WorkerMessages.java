package org.minispark.cluster.protocol;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.minispark.cluster.protocol.SubmissionMessages.DriverEnded;
import org.minispark.cluster.protocol.SubmissionMessages.RunningDriver;

/** What a master and its workers say of executors. Numbers 100 to 107. */
public final class WorkerMessages {
  private static final int MAX_EXECUTORS = 1 << 16;
  private static final EnumSet<Role> MASTER = EnumSet.of(Role.MASTER);
  private static final EnumSet<Role> WORKER = EnumSet.of(Role.WORKER);

  static final List<MessageKind<?>> KINDS =
      List.of(
          new MessageKind<>(
              100, RegisterWorker.class, Limits.OBJECT_BYTES, WORKER, RegisterWorker::read),
          new MessageKind<>(
              101, WorkerRegistered.class, Limits.OBJECT_BYTES, MASTER, WorkerRegistered::read),
          new MessageKind<>(
              102, WorkerHeartbeat.class, Limits.SMALL, WORKER, in -> new WorkerHeartbeat()),
          new MessageKind<>(
              103,
              LaunchExecutor.class,
              Limits.SMALL + ExecutorTemplate.MAX_BYTES,
              MASTER,
              LaunchExecutor::read),
          new MessageKind<>(
              104,
              KillExecutor.class,
              Limits.SMALL,
              MASTER,
              in -> new KillExecutor(ExecutorName.read(in))),
          new MessageKind<>(
              105,
              ExecutorStarted.class,
              Limits.SMALL,
              WORKER,
              in -> new ExecutorStarted(ExecutorName.read(in))),
          new MessageKind<>(
              106,
              ExecutorEnded.class,
              Limits.SMALL + Limits.TEXT_BYTES,
              WORKER,
              ExecutorEnded::read),
          new MessageKind<>(
              107,
              ApplicationEnded.class,
              Limits.SMALL,
              MASTER,
              in -> new ApplicationEnded(in.readString(Peer.MAX_NAME_BYTES))));

  private WorkerMessages() {}

  /** Which executor of which application. */
  public record ExecutorName(String application, String id) {
    public void write(WireOutput out) {
      out.writeString(application, Peer.MAX_NAME_BYTES);
      out.writeString(id, Peer.MAX_NAME_BYTES);
    }

    public static ExecutorName read(WireInput in) throws MalformedMessageException {
      return new ExecutorName(
          in.readString(Peer.MAX_NAME_BYTES), in.readString(Peer.MAX_NAME_BYTES));
    }

    /** {@code app-20260101120000-0000/3}, as Spark writes it. */
    @Override
    public String toString() {
      return application + "/" + id;
    }
  }

  /**
   * An executor as its worker tells of it.
   *
   * @param memory its heap in MiB
   */
  public record RunningExecutor(ExecutorName name, int cores, int memory) {
    void write(WireOutput out) {
      name.write(out);
      out.writeVarInt(cores);
      out.writeVarInt(memory);
    }

    static RunningExecutor read(WireInput in) throws MalformedMessageException {
      return new RunningExecutor(ExecutorName.read(in), in.readVarInt(), in.readVarInt());
    }
  }

  /**
   * A worker offers itself; also one that has lost its master, and then with executors.
   *
   * @param memory that it gives to executors, in MiB
   * @param leaving whether it takes no more
   * @param executors those that run there now
   * @param drivers those that run there now, but for those that were told to end
   * @param endedDrivers those that have ended, which no master has heard yet
   */
  public record RegisterWorker(
      String id,
      String host,
      int cores,
      int memory,
      boolean leaving,
      List<RunningExecutor> executors,
      List<RunningDriver> drivers,
      List<DriverEnded> endedDrivers)
      implements Request<WorkerRegistered> {
    @Override
    public void write(WireOutput out) {
      out.writeString(id, Peer.MAX_NAME_BYTES);
      out.writeString(host, Peer.MAX_NAME_BYTES);
      out.writeVarInt(cores);
      out.writeVarInt(memory);
      out.writeBoolean(leaving);
      out.writeList(executors, MAX_EXECUTORS, (to, executor) -> executor.write(to));
      out.writeList(drivers, MAX_EXECUTORS, (to, driver) -> driver.write(to));
      out.writeList(endedDrivers, MAX_EXECUTORS, (to, ended) -> ended.write(to));
    }

    static RegisterWorker read(WireInput in) throws MalformedMessageException {
      return new RegisterWorker(
          in.readString(Peer.MAX_NAME_BYTES),
          in.readString(Peer.MAX_NAME_BYTES),
          in.readVarInt(),
          in.readVarInt(),
          in.readBoolean(),
          in.readList(MAX_EXECUTORS, RunningExecutor::read),
          in.readList(MAX_EXECUTORS, RunningDriver::read),
          in.readList(MAX_EXECUTORS, DriverEnded::read));
    }
  }

  /**
   * It is taken.
   *
   * @param heartbeatMillis how often it has to say that it lives
   * @param unwanted executors that have to end, since nobody knows them any more
   */
  public record WorkerRegistered(long heartbeatMillis, List<ExecutorName> unwanted)
      implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeVarLong(heartbeatMillis);
      out.writeList(unwanted, MAX_EXECUTORS, (to, executor) -> executor.write(to));
    }

    static WorkerRegistered read(WireInput in) throws MalformedMessageException {
      return new WorkerRegistered(in.readVarLong(), in.readList(MAX_EXECUTORS, ExecutorName::read));
    }
  }

  /** The worker lives. */
  public record WorkerHeartbeat() implements Notice {}

  /**
   * The worker has to start an executor.
   *
   * @param driver where the application's driver listens
   */
  public record LaunchExecutor(
      ExecutorName executor, int cores, Address driver, ExecutorTemplate template)
      implements Notice {
    @Override
    public void write(WireOutput out) {
      executor.write(out);
      out.writeVarInt(cores);
      driver.write(out);
      template.write(out);
    }

    static LaunchExecutor read(WireInput in) throws MalformedMessageException {
      return new LaunchExecutor(
          ExecutorName.read(in), in.readVarInt(), Address.read(in), ExecutorTemplate.read(in));
    }
  }

  /** The worker has to end an executor. */
  public record KillExecutor(ExecutorName executor) implements Notice {
    @Override
    public void write(WireOutput out) {
      executor.write(out);
    }
  }

  /** The process of an executor runs. */
  public record ExecutorStarted(ExecutorName executor) implements Notice {
    @Override
    public void write(WireOutput out) {
      executor.write(out);
    }
  }

  /**
   * The process of an executor has ended, or could not be started.
   *
   * @param exitCode nothing if it was not started
   * @param message how it ended, and where its log is
   */
  public record ExecutorEnded(ExecutorName executor, Optional<Integer> exitCode, String message)
      implements Notice {
    @Override
    public void write(WireOutput out) {
      executor.write(out);
      out.writeOptional(exitCode, (to, code) -> to.writeSigned(code));
      out.writeText(message, Limits.TEXT_BYTES);
    }

    static ExecutorEnded read(WireInput in) throws MalformedMessageException {
      return new ExecutorEnded(
          ExecutorName.read(in),
          in.readOptional(from -> (int) from.readSigned()),
          in.readString(Limits.TEXT_BYTES));
    }
  }

  /** An application is over: what it has left may go. */
  public record ApplicationEnded(String application) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeString(application, Peer.MAX_NAME_BYTES);
    }
  }
}
