package org.minispark.cluster.cli;

import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.minispark.SparkConf;
import org.minispark.cluster.deploy.MasterDaemon;
import org.minispark.cluster.protocol.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code master}: gives the cores of workers to applications, until it is told to end. */
@Command(
    name = "master",
    descriptionHeading = "%n",
    optionListHeading = "%nOptions:%n",
    description = "Starts the master of a cluster of this machine, or of several.",
    footer = {
      "",
      "Workers join it with './minispark worker spark://HOST:PORT',",
      "programs run on it with --master spark://HOST:PORT. All need its secret.",
      "spark.deploy.* configures it; SPARK_MASTER_HOST and SPARK_MASTER_PORT are",
      "understood. Ctrl-C ends it; with spark.deploy.recoveryMode=FILESYSTEM and",
      "spark.deploy.recoveryDirectory the next one goes on where it ended."
    })
final class MasterCommand implements Callable<Integer> {
  private static final int PORT = 7077;

  private final Properties systemProperties;

  @Mixin private DaemonOptions options;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "Where to listen; 7077 is the default, 0 takes a free one.")
  private Integer port;

  MasterCommand(Properties systemProperties) {
    this.systemProperties = systemProperties;
  }

  @Override
  public Integer call() throws InterruptedException {
    SparkConf conf = options.conf(systemProperties);
    MasterDaemon master;
    try {
      master = MasterDaemon.start(conf, new Address(options.host("SPARK_MASTER_HOST"), port()));
    } catch (IOException | IllegalArgumentException e) {
      options.err().println("./minispark master: " + e.getMessage());
      return ExitCode.SOFTWARE;
    }
    DaemonOptions.closeAtEnd(master);
    options.out().println("Master at " + master.url());
    options
        .out()
        .println("Its secret: " + master.secretPlace() + (master.hasMadeSecret() ? " (new)" : ""));
    DaemonOptions.never().join();
    return ExitCode.OK;
  }

  private int port() {
    String configured = System.getenv().getOrDefault("SPARK_MASTER_PORT", Integer.toString(PORT));
    try {
      return port != null ? port : Integer.parseInt(configured);
    } catch (NumberFormatException e) {
      throw options.wrong("SPARK_MASTER_PORT is not a port: " + configured);
    }
  }
}
