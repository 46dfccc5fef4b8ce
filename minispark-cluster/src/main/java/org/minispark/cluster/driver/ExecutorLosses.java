package org.minispark.cluster.driver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.minispark.cluster.protocol.BlockMessages.HolderLost;
import org.minispark.cluster.storage.NetworkBlockTransfer;
import org.minispark.cluster.transport.ConnectionClosedException;
import org.minispark.engine.context.DriverServices;
import org.minispark.engine.scheduler.SchedulerBackend;

/**
 * How it is noticed that an executor is gone: its process ends, its line closes, it falls silent,
 * or nobody wants it any more; and who hears of it. Driven by these events and by the timer of the
 * driver; what changes the scheduler's state runs on {@code work}.
 */
final class ExecutorLosses {
  /**
   * A process that dies tells its exit code, which says more, right after the end of its line; on a
   * busy machine a little later. Only one that lives on with a broken line is given all this time.
   */
  private static final long EXIT_CODE_MILLIS = 1_000;

  private final DriverServices services;
  private final ExecutorManager manager;
  private final NetworkBlockTransfer transfer;
  private final Executor work;
  private final ExecutorSessions sessions;
  private final ExecutorCount count;
  private final Consumer<ExecutorSession> noLongerAwaited;
  private final SilenceWatch silence;
  private SchedulerBackend.Events events;
  private volatile boolean stopping;

  /**
   * @param work runs what it is given in its order, one at a time
   * @param noLongerAwaited hears last of an executor that is gone, whose tasks nobody waits for
   */
  ExecutorLosses(
      DriverServices services,
      ExecutorManager manager,
      NetworkBlockTransfer transfer,
      Executor work,
      ExecutorSessions sessions,
      ExecutorCount count,
      Consumer<ExecutorSession> noLongerAwaited) {
    this.services = services;
    this.manager = manager;
    this.transfer = transfer;
    this.work = work;
    this.sessions = sessions;
    this.count = count;
    this.noLongerAwaited = noLongerAwaited;
    this.silence =
        new SilenceWatch(
            services.clock(),
            services.timer(),
            services.conf().getTimeAsMs("spark.network.timeout", "120s"));
  }

  /** Begins to look for executors that have fallen silent. */
  void start(SchedulerBackend.Events schedulerEvents) {
    events = schedulerEvents;
    silence.start(() -> work.execute(this::loseSilent));
  }

  /** From now on no loss is news. */
  void stop() {
    stopping = true;
  }

  /** The time at which an executor is heard, in nanoseconds. */
  long now() {
    return silence.now();
  }

  /** The line of an executor has closed. */
  void disconnected(ExecutorSession session, ConnectionClosedException reason) {
    if (sessions.has(session)) {
      String told = "Its connection ended: " + reason.getMessage();
      services.timer().schedule(EXIT_CODE_MILLIS, () -> work.execute(() -> giveUp(session, told)));
    }
  }

  /** The process of an executor has ended. */
  void exited(String executorId, String reason) {
    work.execute(
        () -> {
          ExecutorSession session = sessions.get(executorId);
          if (session != null) {
            lose(session, reason);
          }
        });
  }

  /** An executor is not wanted any more; what it ran is no failure. */
  void end(String executorId, String reason) {
    work.execute(() -> endNow(executorId, reason));
  }

  /** The same, without replacement; tells whether it lived. */
  CompletableFuture<Boolean> release(String executorId, String reason) {
    return CompletableFuture.supplyAsync(() -> releaseNow(executorId, reason), work);
  }

  /**
   * {@link #release} for who is on {@code work} already. The process has not told its end before
   * the scheduler has heard why.
   */
  boolean releaseNow(String executorId, String reason) {
    boolean lived = count.release(executorId);
    endNow(executorId, reason);
    return lived;
  }

  private void endNow(String executorId, String reason) {
    ExecutorSession session = sessions.get(executorId);
    if (session != null) {
      forget(session, reason, /* causedByApp= */ false);
    }
  }

  private void loseSilent() {
    for (ExecutorSession session : sessions.all()) {
      long silentMillis = silence.silentMillis(session.heardNanos());
      if (silence.isTooLong(silentMillis)) {
        giveUp(session, "Executor heartbeat timed out after " + silentMillis + " ms");
      }
    }
  }

  /** The process may live on, but nothing more can be done with it. */
  private void giveUp(ExecutorSession session, String reason) {
    if (lose(session, reason)) {
      manager.kill(session.id());
    }
  }

  private boolean lose(ExecutorSession session, String reason) {
    return forget(session, reason, /* causedByApp= */ true);
  }

  /**
   * An executor is gone, or is treated as if it were: it is not spoken with any more. The scheduler
   * hears first, since work waits there, and in any case.
   *
   * @return false if that is no news to anybody
   */
  private boolean forget(ExecutorSession session, String reason, boolean causedByApp) {
    if (!sessions.remove(session) || stopping) {
      return false;
    }
    events.executorLost(session.id(), reason, causedByApp);
    session.line().close();
    transfer.abandon(session.blocks());
    HolderLost lost = new HolderLost(session.blocks());
    sessions.all().forEach(other -> other.tell(lost));
    noLongerAwaited.accept(session);
    return true;
  }
}
