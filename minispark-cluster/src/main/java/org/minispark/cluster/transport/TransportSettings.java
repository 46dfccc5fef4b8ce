package org.minispark.cluster.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;

/**
 * Where a transport listens and how it behaves.
 *
 * @param bind where to listen; port 0 takes a free one
 * @param advertisedHost the host's name as others reach it
 * @param tls encryption, if {@code spark.ssl.rpc.enabled}
 * @param times how long it waits for what
 * @param arrivals where fetched and uploaded blocks go
 * @param threads for the network; handlers and disk have as many of their own, or a few more
 */
public record TransportSettings(
    Address bind,
    String advertisedHost,
    Optional<TlsSettings> tls,
    Times times,
    ArrivalSettings arrivals,
    int threads) {
  /** Says that this process may listen beyond this machine without TLS. */
  public static final String INSECURE_BIND =
      "spark.minispark.network.listenBeyondThisHostWithoutTls";

  private static final int MOST_THREADS = 8;
  private static final long LEAST_IN_MEMORY = 1 << 20;
  private static final int PART_OF_HEAP = 32;

  /**
   * How long a transport waits, in milliseconds.
   *
   * @param connect for a connection ({@code spark.rpc.io.connectionCreationTimeout})
   * @param handshake for the proofs ({@code spark.network.auth.rpcTimeout})
   * @param silence before a silent peer is given up ({@code spark.network.timeout})
   */
  public record Times(long connect, long handshake, long silence) {}

  /**
   * The settings of a process.
   *
   * @param bind where to listen; port 0 takes a free one
   * @param spoolDirectory where large blocks go that come over the network
   * @throws IOException if it would listen beyond this machine without TLS, and was not told to
   */
  public static TransportSettings of(SparkConf conf, Address bind, Path spoolDirectory)
      throws IOException {
    Optional<TlsSettings> tls = TlsSettings.of(conf);
    requireSafe(conf, bind, tls.isPresent());
    String timeout = conf.get("spark.network.timeout", "120s");
    Times times =
        new Times(
            conf.getTimeAsMs("spark.rpc.io.connectionCreationTimeout", timeout),
            conf.getTimeAsMs("spark.network.auth.rpcTimeout", "30s"),
            conf.getTimeAsMs("spark.network.timeout", timeout));
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    return new TransportSettings(
        bind,
        bind.host(),
        tls,
        times,
        new ArrivalSettings(maxInMemory(conf), spoolDirectory),
        Math.max(2, threads));
  }

  /** The same for a process that others reach by another name than the one it binds to. */
  public TransportSettings advertising(String host) {
    return new TransportSettings(bind, host, tls, times, arrivals, threads);
  }

  private static long maxInMemory(SparkConf conf) {
    long share = Math.max(LEAST_IN_MEMORY, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    return Math.min(
        share, conf.getSizeAsBytes("spark.network.maxRemoteBlockSizeFetchToMem", "200m"));
  }

  private static void requireSafe(SparkConf conf, Address bind, boolean encrypted)
      throws IOException {
    boolean thisHostOnly = InetAddress.getByName(bind.host()).isLoopbackAddress();
    if (!thisHostOnly && !encrypted && !conf.getBoolean(INSECURE_BIND, false)) {
      throw new IOException(
          "Will not listen on "
              + bind.host()
              + ": what goes over the network would be readable and could be changed on its way."
              + " Set spark.ssl.rpc.enabled with a key store, listen on 127.0.0.1, or say "
              + INSECURE_BIND
              + "=true");
    }
  }
}
