package org.minispark.cluster.executor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.DecommissionMessages.AskDecommission;
import org.minispark.cluster.protocol.TaskMessages.Configuration;
import org.minispark.cluster.protocol.TaskMessages.ExecutorReady;
import org.minispark.cluster.protocol.TaskMessages.RegisterExecutor;
import org.minispark.cluster.storage.NetworkBlockTransfer;
import org.minispark.cluster.storage.ServedBlocks;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.Transport;
import org.minispark.engine.base.Timer;
import org.minispark.engine.executor.TaskThreads;
import org.minispark.storage.BlockManagerId;

/** An executor as {@link ExecutorMain} wires it, for a simulation: nothing waits. */
public final class SimulatedExecutorEnd {
  private final Transport transport;
  private final Exit exit;
  private final int cores;
  private final ServedBlocks served = new ServedBlocks();
  private final CompletableFuture<ExecutorEndpoint> endpoint = new CompletableFuture<>();
  private DriverLine toDriver;

  /** How the process ends. */
  @FunctionalInterface
  public interface Exit {
    void exit(int code, String reason);
  }

  public SimulatedExecutorEnd(Transport transport, int cores, Exit exit) {
    this.transport = transport;
    this.cores = cores;
    this.exit = exit;
  }

  /** What the process has around the executor. */
  public interface Surroundings {
    NetworkBlockTransfer transfer(SparkConf conf);

    Timer timer();

    Executor cleaning();

    /** Where it may wait for what it moves to others. */
    Executor moving();

    TaskThreads.Factory threads();

    /** This process's own part of the configuration. */
    SparkConf local(SparkConf conf);
  }

  /** The handlers of the port where it serves blocks. */
  public Handlers blockHandlers() {
    return Handlers.builder().blockServer(served).blockStore(served).build();
  }

  /** Its machine tells it to end; nothing happens before it has begun. */
  public void askDecommission() {
    if (toDriver != null) {
      toDriver.tell(new AskDecommission());
    }
  }

  /** Connects, registers, and takes tasks. */
  public void start(Address driver, Address blocks, Surroundings surroundings) {
    var unused =
        transport
            .connect(driver, ExecutorEndpoint.handlers(endpoint, exit::exit))
            .whenComplete(
                (line, failure) -> {
                  if (failure != null) {
                    exit.exit(ExecutorExit.CANNOT_START, String.valueOf(failure));
                  } else {
                    register(line, blocks, surroundings);
                  }
                });
  }

  private void register(Connection line, Address blocks, Surroundings surroundings) {
    line.onClose(reason -> exit.exit(0, "The driver is gone: " + reason.getMessage()));
    var unused =
        line.ask(new RegisterExecutor(cores, blocks, 1), Duration.ofMinutes(2))
            .whenComplete(
                (configuration, failure) -> {
                  if (failure != null) {
                    exit.exit(ExecutorExit.CANNOT_START, String.valueOf(failure));
                  } else {
                    run(line, blocks, surroundings, surroundings.local(confOf(configuration)));
                  }
                });
  }

  private void run(Connection line, Address blocks, Surroundings surroundings, SparkConf conf) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    String timeout = conf.get("spark.network.timeout", "120s");
    DriverLine driverLine =
        new DriverLine(
            line, Duration.ofSeconds(conf.getTimeAsSeconds("spark.rpc.askTimeout", timeout)));
    ExecutorServices services =
        new ExecutorServices(
            conf,
            new BlockManagerId(transport.self().id(), blocks.host(), blocks.port()),
            cores,
            driverLine,
            surroundings.transfer(conf),
            surroundings.threads(),
            () -> exit.exit(ExecutorExit.OUT_OF_MEMORY, "A task has filled the heap"));
    Thread.currentThread().setContextClassLoader(before);
    served.serve(services.blocks(), services.shuffle().movableOutputs());
    var started =
        new ExecutorEndpoint(
            services,
            driverLine,
            surroundings.timer(),
            surroundings.cleaning(),
            surroundings.moving(),
            exit::exit);
    toDriver = driverLine;
    endpoint.complete(started);
    driverLine.tell(new ExecutorReady(services.driver().maxMemory()));
    started.start();
  }

  private static SparkConf confOf(Configuration configuration) {
    SparkConf conf = new SparkConf(false);
    configuration.entries().forEach(conf::set);
    return conf;
  }
}
