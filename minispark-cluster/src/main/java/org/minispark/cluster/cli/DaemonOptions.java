package org.minispark.cluster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.minispark.SparkConf;
import org.minispark.engine.base.Log;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that master and worker share. */
final class DaemonOptions {
  private static final Log LOG = Log.of(DaemonOptions.class);

  private static final String LOOPBACK = "127.0.0.1";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @SuppressWarnings("unused") // picocli looks for it; -h is the host, as in Spark
  @Option(names = "--help", usageHelp = true, description = "Show this help message and exit.")
  private boolean help;

  @SuppressWarnings("unused") // picocli looks for it; -V belongs to it elsewhere
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print version information and exit.")
  private boolean version;

  @Option(
      names = {"-h", "--host"},
      paramLabel = "HOST",
      description = "The address to be at; 127.0.0.1, this machine only, is the default.")
  private String host;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = {
        "The file of the cluster's secret, of mode 600, instead of",
        "~/.minispark/cluster.secret, which the first master makes."
      })
  private Path secretFile;

  @Mixin private ConfigurationOptions configuration;

  /** Where to be: the option, or else the environment, or else this machine only. */
  String host(String variable) {
    if (host != null) {
      return host;
    }
    String local = System.getenv().getOrDefault("SPARK_LOCAL_IP", LOOPBACK);
    return System.getenv().getOrDefault(variable, local);
  }

  /**
   * What options, the properties file and system properties say.
   *
   * @throws ParameterException if an option is wrong
   */
  SparkConf conf(Properties systemProperties) {
    Map<String, String> own =
        secretFile == null
            ? Map.of()
            : Map.of("spark.authenticate.secret.file", secretFile.toString());
    LaunchProperties properties = configuration.read(systemProperties, own);
    if (configuration.isVerbose()) {
      properties.fallBackTo(QuietLogging.LEVEL, "INFO");
    }
    properties.writeTo(systemProperties);
    SparkConf conf = new SparkConf(false);
    systemProperties.stringPropertyNames().stream()
        .filter(key -> key.startsWith("spark."))
        .forEach(key -> conf.set(key, systemProperties.getProperty(key)));
    return conf;
  }

  /** A mistake in how the command was written. */
  ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Closes a daemon when this process is told to end (SIGTERM, Ctrl-C). */
  static void closeAtEnd(AutoCloseable daemon) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    daemon.close();
                  } catch (Exception e) {
                    LOG.error("The end was not clean", e);
                  }
                },
                "daemon shutdown"));
  }

  /** Never completes: for those who only end with their process. */
  static <T> CompletableFuture<T> never() {
    return new CompletableFuture<>();
  }
}
