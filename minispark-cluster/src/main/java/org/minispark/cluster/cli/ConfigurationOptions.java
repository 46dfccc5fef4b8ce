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

/** The options that give properties, and how much is shown; the same for programs and daemons. */
final class ConfigurationOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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
      description = "Show the log, and whole stack traces.")
  private boolean verbose;

  boolean isVerbose() {
    return verbose;
  }

  /**
   * What these options say, then the command's own, then the properties file.
   *
   * @param ofCommand properties that the command has options of its own for
   * @throws ParameterException if an option is wrong
   */
  LaunchProperties read(Properties systemProperties, Map<String, String> ofCommand) {
    LaunchProperties properties = new LaunchProperties();
    try {
      configuration.forEach(properties::addOption);
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
}
