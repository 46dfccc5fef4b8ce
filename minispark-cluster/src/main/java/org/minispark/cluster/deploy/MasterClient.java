package org.minispark.cluster.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.ClientMessages.ClusterDescription;
import org.minispark.cluster.protocol.ClientMessages.DescribeCluster;
import org.minispark.cluster.protocol.ClientMessages.KillApplication;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.LeavingMessages.DecommissionWorker;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.ProgramFile;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.SubmissionMessages.DescribeDrivers;
import org.minispark.cluster.protocol.SubmissionMessages.DriverList;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSubmitted;
import org.minispark.cluster.protocol.SubmissionMessages.DriverSummary;
import org.minispark.cluster.protocol.SubmissionMessages.KillDriver;
import org.minispark.cluster.protocol.SubmissionMessages.SubmitDriver;
import org.minispark.cluster.storage.WholeFile;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.NettyTransport;
import org.minispark.cluster.transport.RefusedException;
import org.minispark.cluster.transport.RemoteFailureException;
import org.minispark.cluster.transport.Secrets;
import org.minispark.cluster.transport.Transport;
import org.minispark.cluster.transport.TransportSettings;
import org.minispark.engine.storage.BlockData;

/** Asks a master for what people want: lists, submits, kills. */
public final class MasterClient implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** A program may be large, and the network slow; a line that is dead is noticed before. */
  private static final Duration PROGRAM_TAKEN = Duration.ofHours(1);

  private static final String DRIVER_PREFIX = "driver-";

  private final String url;
  private final String secretPlace;
  private final Transport transport;
  private final Map<String, Path> offered = new ConcurrentHashMap<>();
  private final Handlers handlers =
      Handlers.builder().blockServer((reader, name) -> open(offered, name)).build();
  private Optional<Connection> line = Optional.empty();

  private MasterClient(String url, String secretPlace, Transport transport) {
    this.url = url;
    this.secretPlace = secretPlace;
    this.transport = transport;
  }

  /**
   * Connects to a master.
   *
   * @param url {@code spark://host:port}, or several of them, of which the first that answers
   *     counts
   * @throws IOException if none answers, or it does not know our secret
   * @throws IllegalArgumentException if the URL is of another form
   */
  public static MasterClient connect(SparkConf conf, String url) throws IOException {
    ClusterSecret secret = ClusterSecret.find(conf, System.getenv());
    Path spool = Path.of(System.getProperty("java.io.tmpdir"));
    Transport transport =
        NettyTransport.create(
            TransportSettings.of(conf, new Address("127.0.0.1", 0), spool),
            new Peer(Role.CLIENT, "", ""),
            Secrets.ofCluster(secret.secret()));
    MasterClient client = new MasterClient(url, secret.place(), transport);
    try {
      client.reconnect();
      return client;
    } catch (IOException | RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** Connects anew, to the first of its masters that answers; the line before is given up. */
  void reconnect() throws IOException {
    line.ifPresent(Connection::close);
    line = Optional.of(open());
  }

  private Connection open() throws IOException {
    IOException failure = new IOException("No master at " + url);
    for (Address address : StandaloneUrl.parse(url)) {
      try {
        return join(transport.connect(address, handlers));
      } catch (RefusedException e) {
        String why =
            e.isOfTls()
                ? " refuses the connection: " + e.getMessage()
                : " does not know our secret, that of " + secretPlace;
        failure = new IOException("The master at " + address + why, e);
      } catch (IOException e) {
        String reason = NoLine.inWords(e);
        failure = new IOException("No master answers at spark://" + address + ": " + reason, e);
      }
    }
    throw failure;
  }

  /** Its master's URL, or those of several of which it takes the first that answers. */
  String url() {
    return url;
  }

  private static <T> T join(CompletableFuture<T> future) throws IOException {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException known) {
        throw known;
      }
      throw e;
    }
  }

  /** Only what was said to come with the program. */
  private static BlockData.Bytes open(Map<String, Path> offered, String name) throws IOException {
    Path file = offered.get(name);
    if (file == null) {
      throw new IOException("There is no " + name + " here");
    }
    return WholeFile.of(file);
  }

  private <R extends Reply> R ask(Request<R> request) throws IOException {
    return join(line.orElseThrow().ask(request, ANSWER));
  }

  /** Workers and applications. */
  public ClusterDescription describe() throws IOException {
    return ask(new DescribeCluster());
  }

  /** Drivers that run on workers, or did. */
  public DriverList drivers() throws IOException {
    return ask(new DescribeDrivers());
  }

  /** The driver of that id; nothing if the master does not know it. */
  public Optional<DriverSummary> driver(String id) throws IOException {
    DriverList all = drivers();
    return Stream.concat(all.active().stream(), all.completed().stream())
        .filter(driver -> driver.id().equals(id))
        .findFirst();
  }

  /**
   * Has a program run on a worker; returns the driver's id, as soon as the master has all that
   * comes with the program.
   *
   * @param files where those are that come with it, by {@link ProgramFile#key}
   */
  public String submit(DriverDescription driver, Map<String, Path> files) throws IOException {
    offered.putAll(files);
    DriverSubmitted submitted =
        join(line.orElseThrow().ask(new SubmitDriver(driver), PROGRAM_TAKEN));
    return submitted.driver();
  }

  /**
   * Ends an application or a driver.
   *
   * @throws RemoteFailureException if the master knows none of that id that is not over
   */
  public void kill(String id) throws IOException {
    Done unused =
        id.startsWith(DRIVER_PREFIX) ? ask(new KillDriver(id)) : ask(new KillApplication(id));
  }

  /**
   * Has a worker leave the cluster.
   *
   * @throws RemoteFailureException if the master knows none of that id that is alive
   */
  public void decommission(String worker) throws IOException {
    Done unused = ask(new DecommissionWorker(worker));
  }

  @Override
  public void close() {
    line.ifPresent(Connection::close);
    transport.close();
  }
}
