package org.minispark.cluster.deploy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.RefusedException;
import org.minispark.cluster.transport.RemoteFailureException;
import org.minispark.cluster.transport.Transport;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Timer;

/**
 * The line of a worker or driver to whichever master of a list answers; opened again when it
 * breaks. Each time it first says who it is ({@link Owner#greet}); only then it counts as open.
 *
 * <p>A master that cannot be reached is tried again as the schedule says. One that is reached and
 * does not want us is not: our secret is wrong, or our application is over.
 */
final class MasterLine implements AutoCloseable {
  private static final Log LOG = Log.of(MasterLine.class);

  private final Transport transport;
  private final List<Address> masters;
  private final Handlers handlers;
  private final Timer timer;
  private final RetrySchedule schedule;
  private final RetrySchedule afterLoss;
  private final Owner owner;
  private RetrySchedule now;
  private int attempts;
  private Timer.Handle next = () -> {};
  private Throwable lastFailure;
  private volatile Connection latest;
  private volatile Connection open;
  private boolean greeting;
  private boolean closed;

  /** Whose line it is. Called from any thread, without locks. */
  interface Owner {
    /** Says over a new connection who we are; the line is open when that was accepted. */
    CompletableFuture<?> greet(Connection line);

    /** The line is open. */
    void connected(Address master);

    /** It is not any more, and tried again. */
    void lost(String reason);

    /** No more is tried. */
    void givenUp(Throwable reason);
  }

  /**
   * @param schedule of the first time
   * @param afterLoss when the line was open before
   */
  MasterLine(
      Transport transport,
      List<Address> masters,
      Handlers handlers,
      Timer timer,
      RetrySchedule schedule,
      RetrySchedule afterLoss,
      Owner owner) {
    this.transport = transport;
    this.masters = List.copyOf(masters);
    this.handlers = handlers;
    this.timer = timer;
    this.schedule = schedule;
    this.afterLoss = afterLoss;
    this.owner = owner;
  }

  /** Begins to try. */
  synchronized void open() {
    begin(schedule);
  }

  private void begin(RetrySchedule waits) {
    now = waits;
    attempts = 0;
    tryAll();
  }

  private void tryAll() {
    OptionalLong wait = now.after(attempts++);
    next = timer.schedule(wait.orElseThrow(), this::tryAgain);
    for (Address master : masters) {
      var unused =
          transport
              .connect(master, handlers)
              .whenComplete((line, failure) -> connected(master, line, failure));
    }
  }

  private void tryAgain() {
    synchronized (this) {
      if (closed || open != null) {
        return;
      }
      if (now.after(attempts).isPresent()) {
        tryAll();
        return;
      }
    }
    giveUp(new IOException("All masters are unresponsive! Giving up.", lastFailure));
  }

  private void connected(Address master, Connection line, Throwable failure) {
    if (failure != null) {
      failed(master, failure);
      return;
    }
    if (!mayGreet(line)) {
      line.close();
      return;
    }
    var unused =
        owner
            .greet(line)
            .whenComplete(
                (greeted, refusal) -> {
                  if (refusal == null) {
                    opened(master, line);
                  } else {
                    notGreeted();
                    line.close();
                    failed(master, refusal);
                  }
                });
  }

  /** One line at a time: a master that is slow must not be greeted twice. */
  private synchronized boolean mayGreet(Connection line) {
    if (closed || open != null || greeting) {
      return false;
    }
    greeting = true;
    latest = line;
    return true;
  }

  private synchronized void notGreeted() {
    greeting = false;
  }

  private void opened(Address master, Connection line) {
    synchronized (this) {
      greeting = false;
      if (closed) {
        line.close();
        return;
      }
      open = line;
      next.cancel();
    }
    owner.connected(master);
    line.onClose(reason -> lost(line, reason.getMessage()));
  }

  private void lost(Connection line, String reason) {
    synchronized (this) {
      if (open != line) {
        return;
      }
      open = null;
      if (closed) {
        return;
      }
    }
    owner.lost(reason);
    synchronized (this) {
      if (!closed) {
        begin(afterLoss);
      }
    }
  }

  private void failed(Address master, Throwable wrapped) {
    Throwable failure =
        wrapped instanceof CompletionException && wrapped.getCause() != null
            ? wrapped.getCause()
            : wrapped;
    synchronized (this) {
      if (closed || open != null) {
        return;
      }
      lastFailure = failure;
    }
    boolean isFinal =
        failure instanceof RefusedException || failure instanceof RemoteFailureException;
    if (isFinal) {
      String reason = String.valueOf(failure.getMessage());
      String who = reason.startsWith(master + " ") ? "Master " : "Master " + master + ": ";
      giveUp(new IOException(who + reason, failure));
    } else {
      LOG.warn("Failed to connect to master {}: {}", master, NoLine.inWords(failure));
    }
  }

  private void giveUp(Throwable reason) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      next.cancel();
    }
    owner.givenUp(reason);
  }

  /** The line, if it is open. */
  Optional<Connection> current() {
    return Optional.ofNullable(open);
  }

  /** Whether this is the line on which we are, or want to be, known to a master. */
  boolean isLatest(Connection line) {
    return latest == line;
  }

  /** Says something; lost if there is no line, since the next greeting tells all. */
  void send(Notice notice) {
    Connection line = open != null ? open : latest;
    if (line != null) {
      line.send(notice);
    }
  }

  /** Tries no more, and closes the line. */
  @Override
  public void close() {
    Connection line;
    synchronized (this) {
      closed = true;
      next.cancel();
      line = open;
    }
    if (line != null) {
      line.close();
    }
  }
}
