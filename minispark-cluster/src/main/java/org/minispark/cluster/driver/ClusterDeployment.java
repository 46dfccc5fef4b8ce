package org.minispark.cluster.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.storage.NetworkBlockTransfer;
import org.minispark.cluster.storage.ServedBlocks;
import org.minispark.cluster.transport.BlockFetcher;
import org.minispark.cluster.transport.Connections;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.Transport;
import org.minispark.engine.base.ThreadTimer;
import org.minispark.engine.base.Timer;
import org.minispark.engine.broadcast.BroadcastManager;
import org.minispark.engine.context.Deployment;
import org.minispark.engine.context.DriverServices;
import org.minispark.engine.scheduler.SchedulerBackend;
import org.minispark.engine.shuffle.HashShuffleManager;
import org.minispark.engine.storage.BlockTransferService;
import org.minispark.storage.BlockManagerId;

/** Executors in processes of their own, whoever starts them: the driver's side, wired together. */
public final class ClusterDeployment implements Deployment {
  private static final String DRIVER = "driver";
  private static final int FILE_THREADS = 4;

  private final String applicationId;
  private final SparkConf conf;
  private final Transport transport;
  private final ManagerFactory managers;
  private final Runnable atEnd;
  private final Address address;
  private final ServedBlocks served = new ServedBlocks();
  private final Timer timer = new ThreadTimer("driver-network-timer");
  private final NetworkBlockTransfer transfer;
  private final CompletableFuture<DriverServer> server = new CompletableFuture<>();
  private final List<ExecutorService> threads = new ArrayList<>();

  /** Makes whoever starts the executors. */
  @FunctionalInterface
  public interface ManagerFactory {
    ExecutorManager create(Address driver);
  }

  /**
   * @param transport speaks as the application's driver, and does not listen yet
   * @param atEnd runs when all else has ended
   * @throws IOException if nobody can listen here
   */
  public ClusterDeployment(
      String applicationId,
      SparkConf conf,
      Transport transport,
      ManagerFactory managers,
      Runnable atEnd)
      throws IOException {
    this.applicationId = applicationId;
    this.conf = conf;
    this.transport = transport;
    this.managers = managers;
    this.atEnd = atEnd;
    this.address = transport.listen(DriverServer.handlers(server, served));
    Connections connections = new Connections(transport, Handlers.NONE);
    this.transfer = new NetworkBlockTransfer(BlockFetcher.of(conf, connections, timer));
  }

  @Override
  public String applicationId() {
    return applicationId;
  }

  @Override
  public int maxTaskFailures() {
    return conf.getInt("spark.task.maxFailures", 4);
  }

  @Override
  public BlockManagerId driver() {
    return new BlockManagerId(DRIVER, address.host(), address.port());
  }

  @Override
  public BlockTransferService transfer() {
    return transfer;
  }

  @Override
  public HashShuffleManager.Readers mapOutputReaders() {
    return HashShuffleManager.Readers.ANY_PROCESS;
  }

  @Override
  public BroadcastManager.Readers broadcastReaders() {
    return BroadcastManager.Readers.OTHER_PROCESSES;
  }

  @Override
  public SchedulerBackend backend(DriverServices services) {
    served.serve(services.blocks());
    ExecutorManager manager = managers.create(address);
    ClassLoader classes = services.files().classes();
    ExecutorService files = DriverThreads.upTo(FILE_THREADS, "driver-files", classes);
    threads.add(files);
    DriverServer started =
        new DriverServer(services, manager, transfer, new SerialWork(classes), files);
    return new ClusterSchedulerBackend(conf, started, manager, server);
  }

  @Override
  public void dropShuffle(int shuffleId) {
    server.join().dropShuffle(shuffleId);
  }

  @Override
  public void close() {
    transport.close();
    threads.forEach(ExecutorService::shutdownNow);
    timer.stop();
    atEnd.run();
  }
}
