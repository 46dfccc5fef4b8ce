package org.minispark.cluster.protocol;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** What people ask a master by the command line. Numbers 120 to 129. */
public final class ClientMessages {
  private static final EnumSet<Role> CLIENT = EnumSet.of(Role.CLIENT);

  static final List<MessageKind<?>> KINDS =
      List.of(
          new MessageKind<>(
              120, DescribeCluster.class, Limits.SMALL, CLIENT, in -> new DescribeCluster()),
          new MessageKind<>(
              121,
              ClusterDescription.class,
              Limits.OBJECT_BYTES,
              EnumSet.of(Role.MASTER),
              ClusterDescription::read),
          new MessageKind<>(
              122,
              KillApplication.class,
              Limits.SMALL,
              CLIENT,
              in -> new KillApplication(in.readString(Peer.MAX_NAME_BYTES))));

  private ClientMessages() {}

  /** What does the master know? */
  public record DescribeCluster() implements Request<ClusterDescription> {}

  /**
   * All that people want to know of a cluster.
   *
   * @param recovering whether the master still waits for those whom it knew before it was restarted
   * @param completed applications that are over, the latest first
   */
  public record ClusterDescription(
      boolean recovering,
      List<WorkerSummary> workers,
      List<ApplicationSummary> active,
      List<ApplicationSummary> completed)
      implements Reply {
    @Override
    public void write(WireOutput out) {
      out.writeBoolean(recovering);
      out.writeList(workers, Limits.LIST_ELEMENTS, (to, each) -> each.write(to));
      out.writeList(active, Limits.LIST_ELEMENTS, (to, each) -> each.write(to));
      out.writeList(completed, Limits.LIST_ELEMENTS, (to, each) -> each.write(to));
    }

    static ClusterDescription read(WireInput in) throws MalformedMessageException {
      return new ClusterDescription(
          in.readBoolean(),
          in.readList(Limits.LIST_ELEMENTS, WorkerSummary::read),
          in.readList(Limits.LIST_ELEMENTS, ApplicationSummary::read),
          in.readList(Limits.LIST_ELEMENTS, ApplicationSummary::read));
    }
  }

  /** How a worker is. */
  public enum WorkerState {
    ALIVE,
    /** It leaves: it takes no more. */
    DECOMMISSIONED,
    /** Its line is broken, or the master was restarted; it may come back. */
    UNKNOWN,
    DEAD
  }

  /** How far an application is. */
  public enum ApplicationState {
    WAITING,
    RUNNING,
    /** The master was restarted; its driver may come back. */
    UNKNOWN,
    FINISHED,
    FAILED,
    KILLED;

    /** Whether it is over. */
    public boolean isOver() {
      return compareTo(FINISHED) >= 0;
    }
  }

  /** A worker. Memory is in MiB. */
  public record WorkerSummary(
      String id,
      String host,
      int cores,
      int coresUsed,
      int memory,
      int memoryUsed,
      WorkerState state) {
    void write(WireOutput out) {
      out.writeString(id, Peer.MAX_NAME_BYTES);
      out.writeString(host, Peer.MAX_NAME_BYTES);
      out.writeVarInt(cores);
      out.writeVarInt(coresUsed);
      out.writeVarInt(memory);
      out.writeVarInt(memoryUsed);
      writeName(out, state);
    }

    static WorkerSummary read(WireInput in) throws MalformedMessageException {
      return new WorkerSummary(
          in.readString(Peer.MAX_NAME_BYTES),
          in.readString(Peer.MAX_NAME_BYTES),
          in.readVarInt(),
          in.readVarInt(),
          in.readVarInt(),
          in.readVarInt(),
          readName(WorkerState.class, in));
    }
  }

  /**
   * An application.
   *
   * @param cores that it has now
   * @param startMillis when it was registered, since 1970
   * @param durationMillis until now, or until it was over
   */
  public record ApplicationSummary(
      String id,
      ApplicationDescription description,
      ApplicationState state,
      int cores,
      int executors,
      long startMillis,
      long durationMillis) {
    void write(WireOutput out) {
      out.writeString(id, Peer.MAX_NAME_BYTES);
      description.write(out);
      writeName(out, state);
      out.writeVarInt(cores);
      out.writeVarInt(executors);
      out.writeVarLong(startMillis);
      out.writeVarLong(durationMillis);
    }

    static ApplicationSummary read(WireInput in) throws MalformedMessageException {
      return new ApplicationSummary(
          in.readString(Peer.MAX_NAME_BYTES),
          ApplicationDescription.read(in),
          readName(ApplicationState.class, in),
          in.readVarInt(),
          in.readVarInt(),
          in.readVarLong(),
          in.readVarLong());
    }
  }

  /** End an application. Fails if the master knows none of that id that is not over. */
  public record KillApplication(String application) implements Request<Done> {
    @Override
    public void write(WireOutput out) {
      out.writeString(application, Peer.MAX_NAME_BYTES);
    }
  }

  /** The constants of an enum go by their names, so that their order may change. */
  static void writeName(WireOutput out, Enum<?> constant) {
    out.writeString(constant.name(), Peer.MAX_NAME_BYTES);
  }

  static <T extends Enum<T>> T readName(Class<T> type, WireInput in)
      throws MalformedMessageException {
    String name = in.readString(Peer.MAX_NAME_BYTES);
    for (T constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw new MalformedMessageException(
        "no " + type.getSimpleName().toLowerCase(Locale.ROOT) + ": " + name);
  }
}
