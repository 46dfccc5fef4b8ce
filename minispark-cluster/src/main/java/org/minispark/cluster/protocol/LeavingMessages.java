package org.minispark.cluster.protocol;

import java.util.EnumSet;
import java.util.List;

/** How a worker leaves the cluster without loss. Numbers 131 to 134. */
public final class LeavingMessages {
  private static final EnumSet<Role> MASTER = EnumSet.of(Role.MASTER);

  static final List<MessageKind<?>> KINDS =
      List.of(
          new MessageKind<>(
              131,
              DecommissionWorker.class,
              Limits.SMALL,
              EnumSet.of(Role.CLIENT),
              in -> new DecommissionWorker(in.readString(Peer.MAX_NAME_BYTES))),
          new MessageKind<>(
              132, LeaveCluster.class, Limits.SMALL, MASTER, in -> new LeaveCluster()),
          new MessageKind<>(
              133,
              WorkerLeaving.class,
              Limits.SMALL,
              EnumSet.of(Role.WORKER),
              in -> new WorkerLeaving()),
          new MessageKind<>(
              134,
              ExecutorLeaving.class,
              Limits.SMALL + Limits.TEXT_BYTES,
              MASTER,
              ExecutorLeaving::read));

  private LeavingMessages() {}

  /** A worker has to leave. Fails if the master knows none of that id that is alive. */
  public record DecommissionWorker(String worker) implements Request<Done> {
    @Override
    public void write(WireOutput out) {
      out.writeString(worker, Peer.MAX_NAME_BYTES);
    }
  }

  /** The worker has to leave: it takes no more, and ends when nothing runs there. */
  public record LeaveCluster() implements Notice {}

  /** The worker leaves. */
  public record WorkerLeaving() implements Notice {}

  /** The worker of an executor leaves; the driver lets the executor end without loss. */
  public record ExecutorLeaving(String executor, String reason) implements Notice {
    @Override
    public void write(WireOutput out) {
      out.writeString(executor, Peer.MAX_NAME_BYTES);
      out.writeText(reason, Limits.TEXT_BYTES);
    }

    static ExecutorLeaving read(WireInput in) throws MalformedMessageException {
      return new ExecutorLeaving(
          in.readString(Peer.MAX_NAME_BYTES), in.readString(Limits.TEXT_BYTES));
    }
  }
}
