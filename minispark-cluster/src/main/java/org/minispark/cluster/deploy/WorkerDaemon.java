package org.minispark.cluster.deploy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.minispark.SparkConf;
import org.minispark.cluster.driver.ExecutorDirectories;
import org.minispark.cluster.executor.DecommissionSignal;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.transport.NettyTransport;
import org.minispark.cluster.transport.RefusedException;
import org.minispark.cluster.transport.Secrets;
import org.minispark.cluster.transport.Transport;
import org.minispark.cluster.transport.TransportSettings;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.ThreadTimer;
import org.minispark.engine.base.Timer;
import org.minispark.engine.storage.StorageSettings;

/** A worker with a master, or in search of one, until it is closed. */
public final class WorkerDaemon implements AutoCloseable {
  private static final Log LOG = Log.of(WorkerDaemon.class);
  private static final DateTimeFormatter ID_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long STOP_SECONDS = 20;
  private static final int LEAST_MEMORY = 1024;
  private static final int RESERVED_MEMORY = 1024;

  private final SparkConf conf;
  private final WorkerSettings settings;
  private final WorkDirectory workDirectory;
  private final ExecutorDirectories local;
  private final Transport transport;
  private final Timer timer = new ThreadTimer("worker-timer");
  private final ExecutorService work = SerialThread.named("worker");
  private final ExecutorService disk = SerialThread.named("worker-disk");
  private final CompletableFuture<Address> registered = new CompletableFuture<>();
  private final CompletableFuture<Void> left = new CompletableFuture<>();
  private final CompletableFuture<Throwable> givenUp = new CompletableFuture<>();
  private final String secretPlace;
  private final Worker worker;
  private final MasterLine masters;

  /**
   * What a worker is started with.
   *
   * @param host its machine, as others reach it; its executors listen there
   * @param memory in MiB
   * @param workDirectory where its executors' logs are
   */
  public record Options(String host, int cores, int memory, Path workDirectory) {
    /** All cores. */
    public static int defaultCores() {
      return Runtime.getRuntime().availableProcessors();
    }

    /** The machine's memory but for 1 GiB, in MiB. */
    public static int defaultMemory() {
      long bytes =
          ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
              .getTotalMemorySize();
      return Math.max(LEAST_MEMORY, (int) (bytes >> 20) - RESERVED_MEMORY);
    }
  }

  private WorkerDaemon(SparkConf conf, List<Address> masterAddresses, Options options)
      throws IOException {
    this.conf = conf;
    ClusterSecret secret = ClusterSecret.find(conf, System.getenv());
    this.secretPlace = secret.place();
    this.settings =
        new WorkerSettings(
            newId(options.host()), options.host(), options.cores(), options.memory());
    this.workDirectory = new WorkDirectory(options.workDirectory());
    Address bind = new Address(options.host(), 0); // for its executors: it listens nowhere itself
    this.local = new ExecutorDirectories(StorageSettings.of(conf));
    this.transport =
        NettyTransport.create(
            TransportSettings.of(conf, bind, local.spool()),
            new Peer(Role.WORKER, "", settings.id()),
            Secrets.ofCluster(secret.secret()));
    ExecutorProcesses launcher =
        new ExecutorProcesses(conf, secret.secret(), options.host(), workDirectory, local);
    DriverProcesses driverLauncher =
        new DriverProcesses(
            conf,
            secret.secret(),
            options.host(),
            workDirectory,
            local.spool().resolve("programs"),
            disk);
    this.worker = new Worker(settings, launcher, driverLauncher, timer, work, new Told());
    RetrySchedule schedule = RetrySchedule.ofWorker(conf, RANDOM);
    this.masters =
        new MasterLine(
            transport, masterAddresses, worker.handlers(), timer, schedule, schedule, worker);
  }

  /** What the worker tells of itself. */
  private final class Told implements Worker.Observer {
    @Override
    public void registered(Address master) {
      LOG.info("Worker {} has registered with {}", settings.id(), master);
      registered.complete(master);
    }

    @Override
    public void applicationEnded(String application) {
      LOG.info("Application {} is over", application);
    }

    @Override
    public void left() {
      left.complete(null);
    }

    @Override
    public void givenUp(Throwable reason) {
      boolean refused = reason.getCause() instanceof RefusedException why && !why.isOfTls();
      givenUp.complete(
          refused
              ? new IOException(
                  reason.getMessage() + " (our secret is that of " + secretPlace + ")")
              : reason);
    }
  }

  /**
   * Starts a worker, which begins to look for its master.
   *
   * @throws IOException if it has no secret that others cannot read, or no directory to write to
   */
  public static WorkerDaemon start(SparkConf conf, List<Address> masters, Options options)
      throws IOException {
    WorkerDaemon daemon = new WorkerDaemon(conf, masters, options);
    daemon.worker.start(daemon.masters);
    DecommissionSignal.listen(conf, "spark.worker.decommission.signal", daemon::leave);
    if (conf.getBoolean("spark.worker.cleanup.enabled", false)) {
      daemon.cleanLater();
    }
    return daemon;
  }

  private static String newId(String host) {
    String time = LocalDateTime.now(ZoneId.systemDefault()).format(ID_TIME);
    String plainHost = host.replaceAll("[^A-Za-z0-9._-]", "-");
    return "worker-%s-%s-%05d".formatted(time, plainHost, RANDOM.nextInt(100_000));
  }

  private void cleanLater() {
    long periodMillis =
        TimeUnit.SECONDS.toMillis(conf.getLong("spark.worker.cleanup.interval", 1800));
    long keepMillis =
        TimeUnit.SECONDS.toMillis(conf.getLong("spark.worker.cleanup.appDataTtl", 604_800));
    timer.schedule(
        periodMillis,
        () -> {
          long before = System.currentTimeMillis() - keepMillis;
          worker.withRunning(running -> disk.execute(() -> workDirectory.clean(running, before)));
          cleanLater();
        });
  }

  public String id() {
    return settings.id();
  }

  /** Completes with its first master. */
  public CompletableFuture<Address> registered() {
    return registered;
  }

  /** Leaves the cluster without loss. */
  public void leave() {
    worker.leave();
  }

  /** Completes when it was told to leave and nothing runs there any more. */
  public CompletableFuture<Void> left() {
    return left;
  }

  /** Completes with the reason if it stops looking for a master. */
  public CompletableFuture<Throwable> givenUp() {
    return givenUp;
  }

  /** Ends its executors, then itself. */
  @Override
  public void close() {
    try {
      worker.stop().get(STOP_SECONDS, TimeUnit.SECONDS);
      disk.shutdown();
      if (!disk.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Not all is removed from the work directory that should be");
      }
    } catch (TimeoutException | ExecutionException e) {
      LOG.error("Not all executors have ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    masters.close();
    transport.close();
    timer.stop();
    work.shutdownNow();
    disk.shutdownNow();
    local.close();
  }
}
