package org.minispark.cluster.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.minispark.SparkConf;
import org.minispark.cluster.driver.ExecutorDirectories;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.ClientMessages.ClusterDescription;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.transport.NettyTransport;
import org.minispark.cluster.transport.Secret;
import org.minispark.cluster.transport.Secrets;
import org.minispark.cluster.transport.Transport;
import org.minispark.cluster.transport.TransportSettings;
import org.minispark.engine.base.SystemClock;
import org.minispark.engine.base.ThreadTimer;
import org.minispark.engine.base.Timer;
import org.minispark.engine.storage.StorageSettings;

/** A master that listens, until it is closed. */
public final class MasterDaemon implements AutoCloseable {
  private static final String RECOVERY_MODE = "spark.deploy.recoveryMode";

  private final ClusterSecret secret;
  private final Transport transport;
  private final Timer timer = new ThreadTimer("master-timer");
  private final ExecutorService work = SerialThread.named("master");
  private final ExecutorService disk = SerialThread.named("master-disk");
  private final ExecutorDirectories local;
  private final Master master;

  private MasterDaemon(SparkConf conf, Address bind) throws IOException {
    this.secret = ClusterSecret.findOrMake(conf, System.getenv());
    StateStore store = storeOf(conf);
    this.local = new ExecutorDirectories(StorageSettings.of(conf));
    this.master =
        new Master(MasterSettings.of(conf), store, filesOf(conf), new SystemClock(), timer, work);
    try {
      this.transport =
          NettyTransport.create(
              TransportSettings.of(conf, bind, local.spool()),
              new Peer(Role.MASTER, "", ""),
              secretsOf(secret.secret()));
    } catch (IOException | RuntimeException e) {
      local.close();
      throw e;
    }
  }

  /** What comes with programs is kept as long as what is known of them. */
  private SubmittedFiles filesOf(SparkConf conf) {
    Path parent = isRecoverable(conf) ? recoveryDirectory(conf) : local.spool();
    long limit = conf.getSizeAsBytes(SubmittedFiles.LIMIT, "1g");
    return new SubmittedFiles(parent.resolve("programs"), limit, disk);
  }

  private static boolean isRecoverable(SparkConf conf) {
    return conf.get(RECOVERY_MODE, "NONE").equals("FILESYSTEM");
  }

  /**
   * Starts a master.
   *
   * @param bind where it listens; port 0 takes a free one
   * @throws IOException if it cannot listen there, or has no secret that others cannot read
   */
  public static MasterDaemon start(SparkConf conf, Address bind) throws IOException {
    MasterDaemon daemon = new MasterDaemon(conf, bind);
    try {
      daemon.master.start();
      daemon.transport.listen(daemon.master.handlers());
    } catch (IOException | RuntimeException e) {
      daemon.close();
      throw e;
    }
    return daemon;
  }

  /** Executors have nothing to say to a master. */
  private static Secrets secretsOf(Secret secret) {
    Secrets ofCluster = Secrets.ofCluster(secret);
    return peer -> peer.role() == Role.EXECUTOR ? Optional.empty() : ofCluster.of(peer);
  }

  private static StateStore storeOf(SparkConf conf) throws IOException {
    String mode = conf.get(RECOVERY_MODE, "NONE");
    return switch (mode) {
      case "NONE" -> StateStore.NONE;
      case "FILESYSTEM" -> new DirectoryStore(recoveryDirectory(conf));
      default ->
          throw new IllegalArgumentException(
              "spark.deploy.recoveryMode is NONE or FILESYSTEM, not " + mode);
    };
  }

  private static Path recoveryDirectory(SparkConf conf) {
    String directory = conf.get("spark.deploy.recoveryDirectory", "");
    if (directory.isEmpty()) {
      throw new IllegalArgumentException(
          "spark.deploy.recoveryMode=FILESYSTEM needs spark.deploy.recoveryDirectory");
    }
    return Path.of(directory);
  }

  /** What workers and programs are told: {@code spark://host:port}. */
  public String url() {
    return "spark://" + transport.address();
  }

  /** Where its secret is, in words. */
  public String secretPlace() {
    return secret.place();
  }

  /** Whether its secret was made just now. */
  public boolean hasMadeSecret() {
    return secret.made();
  }

  /** All that it knows. */
  public CompletableFuture<ClusterDescription> describe() {
    return master.describe();
  }

  @Override
  public void close() {
    transport.close();
    timer.stop();
    work.shutdownNow();
    disk.shutdownNow();
    local.close();
  }
}
