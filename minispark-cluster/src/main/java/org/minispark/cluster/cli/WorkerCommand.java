package org.minispark.cluster.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.minispark.SparkConf;
import org.minispark.cluster.deploy.StandaloneUrl;
import org.minispark.cluster.deploy.WorkerDaemon;
import org.minispark.cluster.protocol.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code worker spark://HOST:PORT}: runs executors for a master, until it is told to end. */
@Command(
    name = "worker",
    versionProvider = Version.class,
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%n",
    description = "Starts a worker, which runs executors for a master.",
    footer = {
      "",
      "Each executor's stdout and stderr are in DIR/APP-ID/EXECUTOR-ID.",
      "spark.worker.* and spark.executor.logs.rolling.* configure it;",
      "SPARK_WORKER_CORES, SPARK_WORKER_MEMORY and SPARK_WORKER_DIR are understood.",
      "Ctrl-C ends it and its executors."
    })
final class WorkerCommand implements Callable<Integer> {
  private final Properties systemProperties;

  @Mixin private DaemonOptions options;

  @Parameters(
      index = "0",
      paramLabel = "MASTER",
      description = "Where the master is: spark://HOST:PORT, or several: spark://H:P,H:P.")
  private String master;

  @Option(
      names = {"-c", "--cores"},
      paramLabel = "CORES",
      description = "How many cores executors may use; all are the default.")
  private Integer cores;

  @Option(
      names = {"-m", "--memory"},
      paramLabel = "MEMORY",
      description = {
        "How much memory executors may use, such as 1000M or 2G;",
        "the machine's but for 1 GiB is the default."
      })
  private String memory;

  @Option(
      names = {"-d", "--work-dir"},
      paramLabel = "DIR",
      description = "Where executors run and print to; work beside this script is the default.")
  private Path workDirectory;

  WorkerCommand(Properties systemProperties) {
    this.systemProperties = systemProperties;
  }

  @Override
  public Integer call() {
    SparkConf conf = options.conf(systemProperties);
    List<Address> masters = masters();
    WorkerDaemon.Options offer =
        new WorkerDaemon.Options(
            options.host("SPARK_WORKER_HOST"), cores(), megabytes(), directory());
    WorkerDaemon worker;
    try {
      worker = WorkerDaemon.start(conf, masters, offer);
    } catch (IOException | IllegalArgumentException e) {
      options.err().println("./minispark worker: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
    DaemonOptions.closeAtEnd(worker);
    options
        .out()
        .println(
            "Worker %s with %d cores and %d MiB"
                .formatted(worker.id(), offer.cores(), offer.memory()));
    var unused = worker.registered().thenAccept(at -> options.out().println("Its master: " + at));
    CompletableFuture.anyOf(worker.left(), worker.givenUp()).join();
    if (worker.left().isDone()) {
      worker.close();
      options.out().println("Worker " + worker.id() + " has left the cluster");
      return ExitCode.OK;
    }
    options.err().println("./minispark worker: " + worker.givenUp().join().getMessage());
    return ExitCode.SOFTWARE;
  }

  private List<Address> masters() {
    try {
      return StandaloneUrl.parse(master);
    } catch (IllegalArgumentException e) {
      throw options.wrong("the master is spark://HOST:PORT, not " + master);
    }
  }

  private int cores() {
    if (cores != null) {
      return requirePositive("--cores", cores);
    }
    String configured = System.getenv("SPARK_WORKER_CORES");
    try {
      return configured == null
          ? WorkerDaemon.Options.defaultCores()
          : requirePositive("SPARK_WORKER_CORES", Integer.parseInt(configured));
    } catch (NumberFormatException e) {
      throw options.wrong("SPARK_WORKER_CORES is not a number: " + configured);
    }
  }

  private int requirePositive(String name, int value) {
    if (value < 1) {
      throw options.wrong(name + " must be positive, not " + value);
    }
    return value;
  }

  private int megabytes() {
    String text = memory != null ? memory : System.getenv("SPARK_WORKER_MEMORY");
    if (text == null) {
      return WorkerDaemon.Options.defaultMemory();
    }
    String advice = "memory is such as 1000M or 2G, not " + text;
    try {
      // As Spark, a number without a unit is bytes: too few, which is told.
      return requireMemory(new SparkConf(false).getSizeAsBytes("memory", text) >> 20, advice);
    } catch (NumberFormatException e) {
      throw options.wrong(advice);
    }
  }

  private int requireMemory(long megabytes, String advice) {
    if (megabytes < 1 || megabytes > Integer.MAX_VALUE) {
      throw options.wrong(advice);
    }
    return (int) megabytes;
  }

  private Path directory() {
    if (workDirectory != null) {
      return workDirectory;
    }
    String configured = System.getenv("SPARK_WORKER_DIR");
    return configured != null
        ? Path.of(configured)
        : Path.of(systemProperties.getProperty(LaunchProperties.HOME, "."), "work");
  }
}
