package org.minispark.cluster.transport;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Timer;

/**
 * Gives up connections over which blocks are wanted and nothing moves for {@code
 * spark.shuffle.io.connectionTimeout}: as Spark does, since a process may be alive enough to answer
 * a ping, and yet stuck. What was wanted fails, and may be tried again. Thread-safe.
 *
 * <p>It looks from time to time. Time in which this process stands still itself is so no more than
 * one look late, and a connection is given up at most a quarter of the time too late.
 */
final class QuietConnections {
  private static final Log LOG = Log.of(QuietConnections.class);
  private static final int LOOKS = 4;

  private final Timer timer;
  private final long timeoutMillis;
  private final Map<Connection, Watch> watched = new ConcurrentHashMap<>();

  QuietConnections(Timer timer, long timeoutMillis) {
    this.timer = timer;
    this.timeoutMillis = timeoutMillis;
  }

  /** Blocks are wanted over a connection, until {@link #ended} is called as often. */
  void begun(Connection connection) {
    watched.compute(connection, (key, known) -> known == null ? begin(key) : known).begun();
  }

  private Watch begin(Connection connection) {
    Watch watch = new Watch(connection);
    watch.lookLater();
    return watch;
  }

  void ended(Connection connection) {
    Watch watch = watched.get(connection);
    if (watch != null) {
      watch.ended();
    }
  }

  /** Watches a connection until that is done. */
  <T> CompletableFuture<T> until(Connection connection, CompletableFuture<T> done) {
    begun(connection);
    return done.whenComplete((result, failure) -> ended(connection));
  }

  /** One connection, from the first wish until a look finds that nothing is wanted. */
  private final class Watch {
    private final Connection connection;

    // Guarded by this.
    private int wanted;
    private boolean isFresh;
    private long moved;
    private int quietLooks;

    Watch(Connection connection) {
      this.connection = connection;
    }

    synchronized void begun() {
      wanted++;
      isFresh = true;
    }

    synchronized void ended() {
      wanted--;
    }

    void lookLater() {
      Timer.Handle unused = timer.schedule(Math.max(1, timeoutMillis / LOOKS), this::look);
    }

    private void look() {
      // In one step with the map, or a wish that comes now would have no watch.
      Watch kept = watched.computeIfPresent(connection, (key, it) -> isWanted() ? it : null);
      if (kept == null) {
        return;
      }
      if (!isQuiet()) {
        lookLater();
        return;
      }
      watched.remove(connection);
      String reason =
          connection
              + " has moved nothing of what is wanted over it for "
              + timeoutMillis
              + " ms (spark.shuffle.io.connectionTimeout)";
      LOG.warn("Giving up: {}", reason);
      connection.giveUp(reason);
    }

    private synchronized boolean isWanted() {
      return wanted > 0;
    }

    /** Compares with the last look. */
    private synchronized boolean isQuiet() {
      long movedNow = connection.piecesMoved();
      if (isFresh || movedNow != moved) {
        isFresh = false;
        moved = movedNow;
        quietLooks = 0;
        return false;
      }
      quietLooks++;
      return quietLooks == LOOKS;
    }
  }
}
