package org.minispark.cluster.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.minispark.SparkConf;
import org.minispark.cluster.driver.ExecutorCommand;
import org.minispark.cluster.driver.ExecutorDirectories;
import org.minispark.cluster.logs.ProcessLogs;
import org.minispark.cluster.protocol.WorkerMessages.ExecutorName;
import org.minispark.cluster.protocol.WorkerMessages.LaunchExecutor;
import org.minispark.cluster.transport.NetworkConf;
import org.minispark.cluster.transport.Secret;

/** Executors as child processes of a worker, each in a directory of its own with its logs. */
final class ExecutorProcesses implements ExecutorLauncher {
  /** Which address an executor listens at. */
  private static final String BIND_VARIABLE = "SPARK_LOCAL_IP";

  private final SparkConf conf;
  private final Secret clusterSecret;
  private final String host;
  private final WorkDirectory work;
  private final ExecutorDirectories local;
  private final ProcessLogs logs;

  /**
   * @param conf the worker's, which says how this machine is reached, and how logs roll
   * @param local where executors keep blocks
   */
  ExecutorProcesses(
      SparkConf conf,
      Secret clusterSecret,
      String host,
      WorkDirectory work,
      ExecutorDirectories local) {
    this.conf = conf;
    this.clusterSecret = clusterSecret;
    this.host = host;
    this.work = work;
    this.local = local;
    this.logs = ProcessLogs.of(conf);
  }

  @Override
  public Child launch(LaunchExecutor order, BiConsumer<Integer, String> ended) throws IOException {
    ExecutorName name = order.executor();
    Path directory = work.create(name);
    Path errors = directory.resolve("stderr");
    String localName = name.application() + "-" + name.id();
    ExecutorCommand command =
        new ExecutorCommand(
            name.application(),
            order.driver(),
            order.template(),
            clusterSecret.ofApplication(name.application()),
            networkConf(order));
    ProcessBuilder builder = command.of(name.id(), order.cores(), local.of(localName));
    builder.environment().put(BIND_VARIABLE, host);
    ProcessLogs.Logged started =
        logs.start(builder.directory(directory.toFile()), directory.resolve("stdout"), errors);
    var unused =
        started
            .ended()
            .thenRun(
                () -> {
                  local.remove(localName);
                  ended.accept(started.process().exitValue(), errors.toString());
                });
    return new ChildProcess(started.process());
  }

  /** The application's timeouts and limits, this machine's keys. */
  private String networkConf(LaunchExecutor order) {
    SparkConf network = conf.clone();
    order.template().network().forEach(network::set);
    return NetworkConf.toText(network);
  }
}
