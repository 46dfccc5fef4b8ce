package org.minispark.cluster.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minispark.SparkConf;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code submit} takes beside the options of each launch: short names of properties. */
final class SubmitOptions {
  static final String DEPLOY_MODE = "spark.submit.deployMode";
  static final String JARS = "spark.jars";
  static final String DRIVER_MEMORY = "spark.driver.memory";
  static final String DRIVER_OPTIONS = "spark.driver.extraJavaOptions";
  static final String DRIVER_CLASS_PATH = "spark.driver.extraClassPath";
  static final String SUPERVISE = "spark.driver.supervise";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--deploy-mode",
      paramLabel = "MODE",
      description = "Where the driver runs: client, here, or cluster, on a worker.")
  private String deployMode;

  @Option(
      names = "--jars",
      paramLabel = "A,B",
      description = "Jars for the class paths of driver and executors.")
  private String jars;

  @Option(
      names = "--files",
      paramLabel = "A,B",
      description = "Files for all tasks, which find them with SparkFiles.get.")
  private String files;

  @Option(
      names = "--archives",
      paramLabel = "A,B",
      description = "Archives that are unpacked for all tasks; #NAME renames one.")
  private String archives;

  @Option(
      names = "--driver-memory",
      paramLabel = "SIZE",
      description = "The driver's heap, such as 512m or 4g.")
  private String driverMemory;

  @Option(
      names = "--driver-java-options",
      paramLabel = "OPTIONS",
      description = "Options for the driver's Java.")
  private String driverJavaOptions;

  @Option(
      names = "--driver-class-path",
      paramLabel = "PATH",
      description = "Jars and folders that come first on the driver's class path.")
  private String driverClassPath;

  @Option(
      names = "--driver-cores",
      paramLabel = "N",
      description = "The driver's cores on its worker.")
  private String driverCores;

  @Option(
      names = "--executor-memory",
      paramLabel = "SIZE",
      description = "Each executor's heap, such as 512m or 4g.")
  private String executorMemory;

  @Option(names = "--executor-cores", paramLabel = "N", description = "Each executor's cores.")
  private String executorCores;

  @Option(
      names = "--total-executor-cores",
      paramLabel = "N",
      description = "Cores of all executors together.")
  private String totalExecutorCores;

  @Option(
      names = "--num-executors",
      paramLabel = "N",
      description = "How many executors dynamic allocation begins with.")
  private String executors;

  @Option(
      names = "--supervise",
      description = "A driver on a worker is started again when it fails.")
  private boolean supervised;

  /**
   * The properties that were given, with paths made absolute.
   *
   * @throws ParameterException if one is wrong
   */
  Map<String, String> properties() {
    Map<String, String> given = new LinkedHashMap<>();
    checkDeployMode();
    put(given, DEPLOY_MODE, deployMode);
    put(given, JARS, paths("--jars", jars));
    put(given, "spark.files", paths("--files", files));
    put(given, "spark.archives", paths("--archives", archives));
    put(given, DRIVER_MEMORY, size("--driver-memory", driverMemory));
    put(given, DRIVER_OPTIONS, driverJavaOptions);
    put(given, DRIVER_CLASS_PATH, driverClassPath);
    put(given, "spark.driver.cores", count("--driver-cores", driverCores));
    put(given, "spark.executor.memory", size("--executor-memory", executorMemory));
    put(given, "spark.executor.cores", count("--executor-cores", executorCores));
    put(given, "spark.cores.max", count("--total-executor-cores", totalExecutorCores));
    put(given, "spark.executor.instances", count("--num-executors", executors));
    put(given, SUPERVISE, supervised ? "true" : null);
    return given;
  }

  private static void put(Map<String, String> given, String key, String value) {
    if (value != null) {
      given.put(key, value);
    }
  }

  private void checkDeployMode() {
    if (deployMode != null && !deployMode.equals("client") && !deployMode.equals("cluster")) {
      throw wrong("--deploy-mode is client or cluster, not " + deployMode);
    }
  }

  private String count(String option, String value) {
    if (value == null || value.matches("0*[1-9]\\d{0,8}")) {
      return value;
    }
    throw wrong(option + " takes a positive number, not " + value);
  }

  private String size(String option, String value) {
    if (value == null) {
      return null;
    }
    try {
      if (megabytes(value) > 0) {
        return value;
      }
    } catch (NumberFormatException notASize) {
      throw wrong(option + " takes a size such as 512m or 4g, not " + value);
    }
    throw wrong(option + " takes at least 1m, not " + value);
  }

  /**
   * A size of memory as Spark reads it; a bare number counts megabytes.
   *
   * @throws NumberFormatException if it is none
   */
  static long megabytes(String size) {
    return new SparkConf(false).set(DRIVER_MEMORY, size).getSizeAsMb(DRIVER_MEMORY);
  }

  /** Paths of files as absolute URIs, so that they mean the same on another machine. */
  private String paths(String option, String value) {
    return value == null
        ? null
        : Stream.of(value.split(","))
            .map(String::strip)
            .filter(path -> !path.isEmpty())
            .map(path -> path(option, path))
            .collect(Collectors.joining(","));
  }

  private String path(String option, String text) {
    int hash = text.lastIndexOf('#');
    String name = hash < 0 ? text : text.substring(0, hash);
    Optional<Path> file = ApplicationJar.fileOf(name);
    boolean isOnWorkers = "cluster".equals(deployMode) && name.startsWith("local:");
    if (file.isEmpty() || isOnWorkers) {
      return text;
    }
    if (!Files.exists(file.get())) {
      throw wrong(option + ": there is no file " + file.get());
    }
    return file.get().toUri() + (hash < 0 ? "" : text.substring(hash));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
