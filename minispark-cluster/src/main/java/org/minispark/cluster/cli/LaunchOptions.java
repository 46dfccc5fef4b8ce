package org.minispark.cluster.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where and how a program runs; the same for all commands that run one. */
final class LaunchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = {
        "Where it runs: local, local[N] or local[*], the default;",
        "local-cluster[EXECUTORS,CORES,MB] for processes of its own;",
        "spark://HOST:PORT for a cluster ('./minispark master')."
      })
  private String master;

  @Option(names = "--name", paramLabel = "NAME", description = "The application's name.")
  private String applicationName;

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      description = "A property of the configuration; may be repeated.")
  private List<String> configuration = new ArrayList<>();

  @Option(
      names = "--properties-file",
      paramLabel = "FILE",
      description = "Properties to read instead of conf/spark-defaults.conf.")
  private Path propertiesFile;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the engine's log and whole stack traces.")
  private boolean verbose;

  boolean isVerbose() {
    return verbose;
  }

  /**
   * Sets the properties that a program starts with.
   *
   * @param name what the application is called if nobody says
   * @throws ParameterException if an option is wrong
   */
  void apply(Properties systemProperties, String name) {
    apply(read(systemProperties, Map.of()), systemProperties, name);
  }

  /**
   * What options and the properties file say.
   *
   * @param ofCommand properties that the command has options of its own for
   * @throws ParameterException if an option is wrong
   */
  LaunchProperties read(Properties systemProperties, Map<String, String> ofCommand) {
    LaunchProperties properties = new LaunchProperties();
    try {
      configuration.forEach(properties::addOption);
      addIfGiven(properties, "spark.master", master);
      addIfGiven(properties, "spark.app.name", applicationName);
      ofCommand.forEach(properties::set);
      properties.addFile(
          propertiesFile == null
              ? LaunchProperties.defaultFile(systemProperties)
              : Optional.of(propertiesFile));
      return properties;
    } catch (IllegalArgumentException mistake) {
      throw new ParameterException(spec.commandLine(), mistake.getMessage());
    }
  }

  /** Sets these properties, and what holds without them. */
  void apply(LaunchProperties properties, Properties systemProperties, String name) {
    properties.fallBackTo("spark.master", "local[*]");
    properties.fallBackTo("spark.app.name", name);
    // A program on a terminal shows its progress; one inside a test or a service does not.
    properties.fallBackTo("spark.ui.showConsoleProgress", Boolean.toString(!verbose));
    if (verbose) {
      properties.fallBackTo(QuietLogging.LEVEL, "INFO");
    }
    properties.ignored().forEach(this::warnIgnored);
    properties.writeTo(systemProperties);
  }

  private static void addIfGiven(LaunchProperties properties, String key, String value) {
    if (value != null) {
      properties.set(key, value);
    }
  }

  private void warnIgnored(String key) {
    spec.commandLine()
        .getErr()
        .println("warning: property " + key + " is ignored: Spark's properties begin with spark.");
  }
}
