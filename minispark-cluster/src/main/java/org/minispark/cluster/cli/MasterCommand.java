package org.minispark.cluster.cli;

import java.io.IOException;
import java.net.BindException;
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
    versionProvider = Version.class,
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
  private static final int HIGHEST_PORT = 65_535;

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
    } catch (BindException e) {
      options.err().println("./minispark master: " + e.getMessage() + " (--port names another)");
      return ExitCode.SOFTWARE;
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
    if (port != null) {
      return requirePort("--port", Integer.toString(port));
    }
    String configured = System.getenv().getOrDefault("SPARK_MASTER_PORT", Integer.toString(PORT));
    return requirePort("SPARK_MASTER_PORT", configured);
  }

  private int requirePort(String name, String value) {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > HIGHEST_PORT) {
      throw options.wrong(name + " is a number from 0 to " + HIGHEST_PORT + ", not " + value);
    }
    return Integer.parseInt(value);
  }
}
