package org.minispark.cluster.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.AllocationMessages.ApplicationRegistered;
import org.minispark.cluster.protocol.AllocationMessages.ApplicationRemoved;
import org.minispark.cluster.protocol.AllocationMessages.CoresGranted;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorGone;
import org.minispark.cluster.protocol.AllocationMessages.ExecutorGranted;
import org.minispark.cluster.protocol.AllocationMessages.RegisterApplication;
import org.minispark.cluster.protocol.AllocationMessages.StartExecutors;
import org.minispark.cluster.protocol.ApplicationDescription;
import org.minispark.cluster.protocol.LeavingMessages.ExecutorLeaving;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.ConnectionClosedException;
import org.minispark.cluster.transport.Handlers;
import org.minispark.engine.base.Log;

/**
 * An application's line to its master: registers it, and does so again under the same id, with all
 * that it wants, when the master was restarted. Thread-safe.
 */
final class ApplicationLine implements MasterLine.Owner {
  private static final Log LOG = Log.of(ApplicationLine.class);

  private final ApplicationDescription description;
  private final Duration timeout;
  private final CompletableFuture<String> id = new CompletableFuture<>();
  private MasterLine masters;
  private Optional<StartExecutors> wanted = Optional.empty();
  private Listener listener;
  private int nextExecutor;

  /** Hears of the application's executors, on the transport's threads. */
  interface Listener {
    void granted(ExecutorGranted executor);

    void gone(ExecutorGone executor);

    void leaving(ExecutorLeaving executor);

    /** The application cannot go on. */
    void removed(String reason);
  }

  /**
   * @param timeout of requests
   */
  ApplicationLine(ApplicationDescription description, Duration timeout) {
    this.description = description;
    this.timeout = timeout;
  }

  Handlers handlers() {
    return Handlers.builder()
        .on(ExecutorGranted.class, (line, executor) -> granted(executor))
        .on(ExecutorGone.class, (line, executor) -> listener().gone(executor))
        .on(ExecutorLeaving.class, (line, executor) -> listener().leaving(executor))
        .on(ApplicationRemoved.class, (line, removed) -> removed(removed.reason()))
        .build();
  }

  /**
   * Begins to look for a master over this line, whose owner is this.
   *
   * @return the application's id; fails with an {@link IOException} if no master wants it
   */
  CompletableFuture<String> register(MasterLine line) {
    masters = line;
    line.open();
    return id;
  }

  @Override
  public CompletableFuture<?> greet(Connection line) {
    return line.ask(introduction(), timeout).thenCompose(registered -> greeted(line, registered));
  }

  private synchronized RegisterApplication introduction() {
    Optional<String> known = id.isDone() ? Optional.of(id.join()) : Optional.empty();
    return new RegisterApplication(known, nextExecutor, description);
  }

  private CompletableFuture<?> greeted(Connection line, ApplicationRegistered registered) {
    id.complete(registered.id());
    Optional<StartExecutors> again;
    synchronized (this) {
      again = wanted;
    }
    return again.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : line.ask(again.get(), timeout);
  }

  @Override
  public void connected(Address master) {
    LOG.info("Application {} is registered with {}", id.join(), master);
  }

  @Override
  public void lost(String reason) {
    LOG.warn("The master is gone ({}); the executors go on", reason);
  }

  @Override
  public void givenUp(Throwable reason) {
    if (!id.completeExceptionally(reason)) {
      removed(reason.getMessage());
    }
  }

  /** Has executors started; the reply says how many cores the application has got at once. */
  CompletableFuture<CoresGranted> start(StartExecutors request, Listener executorListener) {
    synchronized (this) {
      wanted = Optional.of(request);
      listener = executorListener;
    }
    return ask(request);
  }

  /** How many executors it wants from now on, also from a master that comes later. */
  synchronized void setLimit(int limit) {
    wanted =
        wanted.map(
            start -> new StartExecutors(start.driver(), start.template(), Optional.of(limit)));
  }

  /** Asks the master; fails if there is none now. */
  <R extends Reply> CompletableFuture<R> ask(Request<R> request) {
    return masters
        .current()
        .map(line -> line.ask(request, timeout))
        .orElseGet(
            () ->
                CompletableFuture.failedFuture(
                    new ConnectionClosedException("There is no master now")));
  }

  void send(Notice notice) {
    masters.send(notice);
  }

  private void granted(ExecutorGranted executor) {
    Listener hears;
    synchronized (this) {
      if (executor.executor().matches("\\d{1,9}")) {
        nextExecutor = Math.max(nextExecutor, Integer.parseInt(executor.executor()) + 1);
      }
      hears = listener;
    }
    hears.granted(executor);
  }

  private synchronized Listener listener() {
    return listener;
  }

  private void removed(String reason) {
    Listener hears = listener();
    if (hears == null) {
      LOG.error("The master has removed the application: {}", reason);
    } else {
      hears.removed(reason);
    }
  }
}
