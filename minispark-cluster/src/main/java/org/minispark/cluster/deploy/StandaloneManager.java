package org.minispark.cluster.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.cluster.driver.ClusterDeployment;
import org.minispark.cluster.driver.ExecutorCommand;
import org.minispark.cluster.driver.ExecutorDirectories;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.ApplicationDescription;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.transport.NettyTransport;
import org.minispark.cluster.transport.RefusedException;
import org.minispark.cluster.transport.Secrets;
import org.minispark.cluster.transport.Transport;
import org.minispark.cluster.transport.TransportSettings;
import org.minispark.engine.allocation.ExecutorAllocationManager;
import org.minispark.engine.base.ThreadTimer;
import org.minispark.engine.base.Timer;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.context.ClusterManager;
import org.minispark.engine.context.Deployment;
import org.minispark.engine.storage.StorageSettings;
import org.minispark.engine.taskcontext.TaskCpus;

/**
 * Takes {@code spark://host:port}: a driver program in client mode. It registers with the master
 * under the cluster's secret, and gets an id; its executors know only the secret that follows from
 * that id.
 */
public final class StandaloneManager implements ClusterManager {
  /** For the service loader. */
  public StandaloneManager() {}

  @Override
  public boolean canCreate(String masterUrl) {
    return StandaloneUrl.matches(masterUrl);
  }

  @Override
  public Deployment create(String masterUrl, SparkConf conf, long startTime) {
    try {
      if (conf.contains("spark.executor.cores")) { // else the master decides
        TaskCpus.of(conf).requireRoom(conf.getInt("spark.executor.cores", 1));
      }
      return new Attempt(masterUrl, conf).register();
    } catch (IllegalArgumentException e) {
      throw Unchecked.rethrow(new SparkException(e.getMessage(), e));
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  /** What is open already is closed if a later step fails. */
  private static final class Attempt {
    private final String url;
    private final SparkConf conf;
    private final DriverCredentials credentials;
    private final ExecutorDirectories directories;
    private final Transport toMaster;
    private final Timer timer = new ThreadTimer("master-line-timer");
    private final ApplicationLine application;
    private final MasterLine masters;

    Attempt(String url, SparkConf conf) throws IOException {
      this.url = url;
      this.conf = conf;
      List<Address> addresses = StandaloneUrl.parse(url);
      credentials = DriverCredentials.find(conf, System.getenv());
      String timeout = conf.get("spark.network.timeout", "120s");
      application =
          new ApplicationLine(
              describe(conf),
              Duration.ofSeconds(conf.getTimeAsSeconds("spark.rpc.askTimeout", timeout)));
      directories = new ExecutorDirectories(StorageSettings.of(conf));
      toMaster = transportToMaster();
      masters =
          new MasterLine(
              toMaster,
              addresses,
              application.handlers(),
              timer,
              RetrySchedule.ofDriver(conf),
              RetrySchedule.ofReturningDriver(conf),
              application);
    }

    private Transport transportToMaster() throws IOException {
      try {
        return NettyTransport.create(
            TransportSettings.of(conf, new Address("127.0.0.1", 0), directories.spool()),
            credentials.peer(),
            credentials.toMaster());
      } catch (IOException | RuntimeException e) {
        directories.close();
        throw e;
      }
    }

    Deployment register() throws IOException {
      try {
        return deployment(application.register(masters).join());
      } catch (CompletionException e) {
        close();
        throw explained(e.getCause());
      } catch (IOException | RuntimeException e) {
        close();
        throw e;
      }
    }

    private RuntimeException explained(Throwable failure) {
      boolean refused = failure.getCause() instanceof RefusedException why && !why.isOfTls();
      String hint = refused ? " (our secret is that of " + credentials.place() + ")" : "";
      return Unchecked.rethrow(
          new SparkException(
              "Cannot register with " + url + ": " + failure.getMessage() + hint, failure));
    }

    private Deployment deployment(String id) throws IOException {
      String bindHost = conf.get("spark.driver.bindAddress", "127.0.0.1");
      Address bind = new Address(bindHost, conf.getInt("spark.driver.port", 0));
      Transport transport =
          NettyTransport.create(
              TransportSettings.of(conf, bind, directories.spool())
                  .advertising(conf.get("spark.driver.host", bindHost)),
              Peer.driver(id),
              Secrets.ofApplication(id, credentials.ofApplication(id)));
      int memory = memoryPerExecutor(conf);
      return new ClusterDeployment(
          id,
          conf,
          transport,
          driver ->
              new StandaloneExecutors(
                  application, driver, ExecutorCommand.template(conf, memory), firstTarget(conf)),
          this::close);
    }

    private void close() {
      masters.close();
      toMaster.close();
      timer.stop();
      directories.close();
    }
  }

  private static ApplicationDescription describe(SparkConf conf) {
    return new ApplicationDescription(
        conf.get("spark.app.name", ""),
        System.getProperty("user.name", ""),
        positive(conf, "spark.cores.max"),
        positive(conf, "spark.executor.cores"),
        memoryPerExecutor(conf));
  }

  /** With dynamic allocation its manager says how many, as soon as the application has begun. */
  private static Optional<Integer> firstTarget(SparkConf conf) {
    return ExecutorAllocationManager.isEnabled(conf) ? Optional.of(0) : Optional.empty();
  }

  private static int memoryPerExecutor(SparkConf conf) {
    return Math.toIntExact(conf.getSizeAsMb("spark.executor.memory", "1g"));
  }

  private static Optional<Integer> positive(SparkConf conf, String key) {
    if (!conf.contains(key)) {
      return Optional.empty();
    }
    int value = conf.getInt(key, 0);
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be a positive number, not " + value);
    }
    return Optional.of(value);
  }
}
