package org.minispark.cluster.executor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.DecommissionMessages.AskDecommission;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.TaskMessages.Configuration;
import org.minispark.cluster.protocol.TaskMessages.ExecutorReady;
import org.minispark.cluster.protocol.TaskMessages.RegisterExecutor;
import org.minispark.cluster.storage.NetworkBlockTransfer;
import org.minispark.cluster.storage.ServedBlocks;
import org.minispark.cluster.transport.BlockFetcher;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Connections;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.NettyTransport;
import org.minispark.cluster.transport.NetworkConf;
import org.minispark.cluster.transport.Secret;
import org.minispark.cluster.transport.Secrets;
import org.minispark.cluster.transport.Transport;
import org.minispark.cluster.transport.TransportSettings;
import org.minispark.engine.base.ThreadTimer;
import org.minispark.engine.base.Timer;
import org.minispark.engine.executor.Executor;
import org.minispark.engine.executor.PooledTaskThreads;
import org.minispark.storage.BlockManagerId;

/**
 * The process of an executor: connects to its driver, asks it what to do, and does it until the
 * driver is gone. Arguments: the application's id, the driver's host and port, the executor's id,
 * its cores. The application's secret is in the environment.
 */
public final class ExecutorMain {
  /** Environment variable: where files may be made, instead of {@code spark.local.dir}. */
  public static final String LOCAL_DIRECTORIES = "MINISPARK_LOCAL_DIRS";

  /** System property: how long the process may take to end, in milliseconds. */
  public static final String STOP_TIMEOUT = "minispark.executor.stop.timeout";

  private static final int ARGUMENTS = 4;

  private final Peer self;
  private final Address driver;
  private final int cores;
  private final ExecutorProcess process = new ExecutorProcess();
  private final Timer timer = new ThreadTimer("executor-timer");

  private ExecutorMain(Peer self, Address driver, int cores) {
    this.self = self;
    this.driver = driver;
    this.cores = cores;
  }

  public static void main(String[] args) {
    if (args.length != ARGUMENTS) {
      System.err.println("usage: ExecutorMain APPLICATION DRIVER-HOST:PORT ID CORES");
      Runtime.getRuntime().halt(ExecutorExit.CANNOT_START);
    }
    ExecutorMain executor =
        new ExecutorMain(
            Peer.executor(args[0], args[2]), Address.parse(args[1]), Integer.parseInt(args[3]));
    executor.process.guard();
    try {
      executor.start();
    } catch (Exception | Error failure) {
      executor.process.fail(failure);
    }
    executor.process.awaitParent();
  }

  private void start() throws IOException {
    SparkConf early = localConf(NetworkConf.addTo(new SparkConf(false), System.getenv()));
    Path spool =
        Path.of(early.get("spark.local.dir", System.getProperty("java.io.tmpdir")).split(",")[0]);
    Transport transport =
        NettyTransport.create(
            TransportSettings.of(early, new Address(bindHost(), 0), spool),
            self,
            Secrets.ofApplication(self.application(), secret()));
    ServedBlocks served = new ServedBlocks();
    Handlers blockHandlers = Handlers.builder().blockServer(served).blockStore(served).build();
    Address blockAddress = transport.listen(blockHandlers);
    var endpoint = new CompletableFuture<ExecutorEndpoint>();
    CompletableFuture<Connection> opening =
        transport.connect(driver, ExecutorEndpoint.handlers(endpoint, process::exit));
    Executor.getReady(); // while the driver answers
    Connection line = opening.join();
    line.onClose(reason -> process.exit(0, "The driver is gone: " + reason.getMessage()));
    Configuration configuration =
        line.ask(
                new RegisterExecutor(cores, blockAddress, ProcessHandle.current().pid()),
                Duration.ofMinutes(2))
            .join();
    run(localConf(confOf(configuration)), transport, line, blockAddress, served, endpoint);
  }

  private void run(
      SparkConf conf,
      Transport transport,
      Connection line,
      Address blockAddress,
      ServedBlocks served,
      CompletableFuture<ExecutorEndpoint> endpoint) {
    String timeout = conf.get("spark.network.timeout", "120s");
    DriverLine driverLine =
        new DriverLine(
            line, Duration.ofSeconds(conf.getTimeAsSeconds("spark.rpc.askTimeout", timeout)));
    Connections connections = new Connections(transport, Handlers.NONE);
    BlockFetcher fetcher = BlockFetcher.of(conf, connections, timer);
    ExecutorServices services =
        new ExecutorServices(
            conf,
            new BlockManagerId(self.id(), blockAddress.host(), blockAddress.port()),
            cores,
            driverLine,
            new NetworkBlockTransfer(fetcher),
            PooledTaskThreads::new,
            () -> process.exit(ExecutorExit.OUT_OF_MEMORY, "A task has filled the heap"));
    process.closeAtEnd(services);
    served.serve(services.blocks(), services.shuffle().movableOutputs());
    var started =
        new ExecutorEndpoint(
            services,
            driverLine,
            timer,
            cleaningThread(),
            MovingOut.newThreads(services.classes()),
            process::exit);
    endpoint.complete(started);
    CompletableFuture<Void> ready = new CompletableFuture<>();
    DecommissionSignal.listen( // before anybody knows of this process: unheard it would end it
        conf,
        "spark.executor.decommission.signal",
        () -> {
          ready.join();
          driverLine.tell(new AskDecommission());
        });
    driverLine.tell(new ExecutorReady(services.driver().maxMemory()));
    ready.complete(null);
    started.start();
  }

  private static Secret secret() {
    return Secret.fromEnvironment(System.getenv())
        .orElseThrow(() -> new IllegalStateException(Secret.VARIABLE + " is not set"));
  }

  private static String bindHost() {
    return System.getenv().getOrDefault("SPARK_LOCAL_IP", "127.0.0.1");
  }

  private static SparkConf confOf(Configuration configuration) {
    SparkConf conf = new SparkConf(false);
    configuration.entries().forEach(conf::set);
    return conf;
  }

  /** Where files go is for this machine to say. */
  private static SparkConf localConf(SparkConf conf) {
    String directories = System.getenv(LOCAL_DIRECTORIES);
    return directories == null ? conf : conf.set("spark.local.dir", directories);
  }

  /** Deletes files; lives only while there is something to delete. */
  private static ThreadPoolExecutor cleaningThread() {
    ThreadPoolExecutor cleaning =
        new ThreadPoolExecutor(
            1,
            1,
            2,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "executor-cleaning");
              thread.setDaemon(true);
              return thread;
            });
    cleaning.allowCoreThreadTimeOut(true);
    return cleaning;
  }
}
