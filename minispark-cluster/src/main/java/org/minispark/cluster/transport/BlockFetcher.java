package org.minispark.cluster.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Payload;
import org.minispark.engine.base.Timer;
import org.minispark.engine.storage.BlockData;

/**
 * Fetches blocks and tries again what the network has lost: a connection that broke, or over which
 * nothing moves any more, a block that arrived damaged. What the other side does not have is not
 * asked for again, and a process whose port nobody listens on any more is gone. Blocks that are
 * uploaded go once. Thread-safe.
 */
public final class BlockFetcher {
  /** The first wait is this part of the longest one; each is {@link #GROWTH} times the last. */
  private static final int FIRST_PART = 50;

  private static final int GROWTH = 5;

  private final Connections connections;
  private final Timer timer;
  private final int maxRetries;
  private final long retryWaitMillis;
  private final QuietConnections quiet;
  private final Map<Address, Set<Attempts>> open = new ConcurrentHashMap<>();

  /**
   * @param maxRetries how often a block is asked for again ({@code spark.shuffle.io.maxRetries})
   * @param retryWaitMillis the longest wait before that ({@code spark.shuffle.io.retryWait}); the
   *     first ones are shorter
   * @param quietMillis how long nothing may move of what is wanted ({@code
   *     spark.shuffle.io.connectionTimeout})
   */
  public BlockFetcher(
      Connections connections,
      Timer timer,
      int maxRetries,
      long retryWaitMillis,
      long quietMillis) {
    this.connections = connections;
    this.timer = timer;
    this.maxRetries = maxRetries;
    this.retryWaitMillis = retryWaitMillis;
    this.quiet = new QuietConnections(timer, quietMillis);
  }

  /** As the configuration says, with Spark's defaults: 3 retries, at most 5 seconds apart. */
  public static BlockFetcher of(SparkConf conf, Connections connections, Timer timer) {
    return new BlockFetcher(
        connections,
        timer,
        conf.getInt("spark.shuffle.io.maxRetries", 3),
        conf.getTimeAsMs("spark.shuffle.io.retryWait", "5s"),
        conf.getTimeAsMs(
            "spark.shuffle.io.connectionTimeout", conf.get("spark.network.timeout", "120s")));
  }

  /** Fetches blocks from a process; the listener hears exactly once of each, from any thread. */
  public void fetch(Address address, List<String> names, BlockListener listener) {
    for (int from = 0; from < names.size(); from += Connection.MAX_BLOCKS) {
      int to = Math.min(names.size(), from + Connection.MAX_BLOCKS);
      Attempts attempts = new Attempts(address, names.subList(from, to), listener);
      open.compute(address, (key, others) -> with(others, attempts));
      attempts.begin();
    }
  }

  /** Sends a block, as {@link Connection#upload} does. */
  public CompletableFuture<Void> upload(
      Address address, String name, Payload instruction, BlockData.Bytes data) {
    return connections
        .to(address)
        .thenCompose(line -> quiet.until(line, line.upload(name, instruction, data)));
  }

  /** In one step with the map, or a set could get an entry after it was given up. */
  private static Set<Attempts> with(Set<Attempts> others, Attempts attempts) {
    Set<Attempts> all = others == null ? ConcurrentHashMap.newKeySet() : others;
    all.add(attempts);
    return all;
  }

  /** The process there is known to be gone: what is still wanted from it fails at once. */
  public void abandon(Address address) {
    Set<Attempts> given = open.remove(address);
    connections.drop(address);
    if (given != null) {
      given.forEach(Attempts::abandon);
    }
  }

  /** One fetch until each of its blocks is here or given up. */
  private final class Attempts implements BlockListener {
    private final Address address;
    private final BlockListener listener;

    // Guarded by this.
    private final Set<String> wanted;
    private List<String> again = new ArrayList<>();
    private int awaited;
    private Connection line;
    private int retries;
    private boolean abandoned;
    private Timer.Handle waiting = () -> {};

    Attempts(Address address, List<String> names, BlockListener listener) {
      this.address = address;
      this.listener = listener;
      wanted = new LinkedHashSet<>(names);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // every failure is told to the listener
    void begin() {
      connections
          .to(address)
          .whenComplete(
              (connection, failure) -> {
                if (failure == null) {
                  ask(connection);
                } else {
                  cannotConnect(Failures.causeOf(failure));
                }
              });
    }

    private void ask(Connection connection) {
      List<String> names;
      synchronized (this) {
        if (wanted.isEmpty()) {
          return; // given up while it was connecting
        }
        names = List.copyOf(wanted);
        awaited = names.size();
        again = new ArrayList<>();
        line = connection;
      }
      quiet.begun(connection);
      try {
        connection.fetch(names, this);
      } catch (RuntimeException e) { // no such name can be asked for
        quiet.ended(connection);
        failAll(new IOException(e.getMessage(), e));
      }
    }

    private void cannotConnect(Throwable failure) {
      IOException cause =
          failure instanceof IOException io ? io : new IOException(failure.toString(), failure);
      boolean isGone = cause instanceof ConnectException || cause instanceof RefusedException;
      if (isGone || !retryLater()) {
        failAll(cause);
      }
    }

    @Override
    public void fetched(String name, BlockData.Bytes data) {
      boolean isFirst;
      synchronized (this) {
        isFirst = wanted.remove(name);
        awaited--;
      }
      if (isFirst) {
        listener.fetched(name, data);
      } else {
        data.close(); // given up meanwhile
      }
      goOn(null);
    }

    @Override
    public void failed(String name, IOException cause) {
      boolean isFinal = cause instanceof RemoteFailureException;
      boolean tell;
      synchronized (this) {
        tell = isFinal && wanted.remove(name);
        awaited--;
        if (!isFinal) {
          again.add(name);
        }
      }
      if (tell) {
        listener.failed(name, cause);
      }
      goOn(cause);
    }

    private void goOn(IOException lastCause) {
      boolean isRetryNeeded;
      synchronized (this) {
        if (awaited > 0) {
          return;
        }
        isRetryNeeded = !again.isEmpty();
      }
      quiet.ended(line);
      if (!isRetryNeeded) {
        forget();
      } else if (!retryLater()) {
        failAll(lastCause);
      }
    }

    private synchronized boolean retryLater() {
      if (abandoned || retries == maxRetries) {
        return false;
      }
      waiting = timer.schedule(waitMillis(retries++), this::begin);
      return true;
    }

    private void failAll(IOException cause) {
      List<String> left;
      synchronized (this) {
        left = List.copyOf(wanted);
        wanted.clear();
      }
      forget();
      left.forEach(name -> listener.failed(name, cause));
    }

    private void abandon() {
      synchronized (this) {
        abandoned = true;
        waiting.cancel();
      }
      failAll(new ConnectionClosedException("The process at " + address + " is gone"));
    }

    private void forget() {
      open.computeIfPresent(
          address,
          (key, attempts) -> {
            attempts.remove(this);
            return attempts.isEmpty() ? null : attempts;
          });
    }
  }

  private long waitMillis(int retriesBefore) {
    double wait = (double) retryWaitMillis / FIRST_PART * Math.pow(GROWTH, retriesBefore);
    return wait < retryWaitMillis ? (long) wait : retryWaitMillis;
  }
}
