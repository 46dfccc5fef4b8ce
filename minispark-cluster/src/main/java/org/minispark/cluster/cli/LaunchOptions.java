package org.minispark.cluster.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Mixin;
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

  @Mixin private ConfigurationOptions configuration;

  boolean isVerbose() {
    return configuration.isVerbose();
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
    Map<String, String> own = new LinkedHashMap<>();
    putIfGiven(own, "spark.master", master);
    putIfGiven(own, "spark.app.name", applicationName);
    own.putAll(ofCommand);
    return configuration.read(systemProperties, own);
  }

  /** Sets these properties, and what holds without them. */
  void apply(LaunchProperties properties, Properties systemProperties, String name) {
    properties.fallBackTo("spark.master", "local[*]");
    properties.fallBackTo("spark.app.name", name);
    // A program on a terminal shows its progress; one inside a test or a service does not.
    properties.fallBackTo("spark.ui.showConsoleProgress", Boolean.toString(!isVerbose()));
    if (isVerbose()) {
      properties.fallBackTo(QuietLogging.LEVEL, "INFO");
    }
    properties.ignored().forEach(this::warnIgnored);
    properties.writeTo(systemProperties);
  }

  private static void putIfGiven(Map<String, String> properties, String key, String value) {
    if (value != null) {
      properties.put(key, value);
    }
  }

  private void warnIgnored(String key) {
    spec.commandLine()
        .getErr()
        .println("warning: property " + key + " is ignored: Spark's properties begin with spark.");
  }
}
