package org.minispark.compare.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minispark.compare.relocation.ProgramRelocator;

/** The two engines, told the same where both understand it and kept quiet in their own ways. */
public final class Engines {
  /** What Spark opens of the JDK on Java 17, as its own launcher does. */
  private static final List<String> OPENED_TO_SPARK =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private static final Pattern SPARK_JAR = Pattern.compile("spark-core_[\\d.]+-(.+)\\.jar");

  private static final Pattern PROCESSES = Pattern.compile("local-cluster\\[.*,\\s*(\\d+)\\s*]");

  private static final String ONLY_ERRORS =
      """
      rootLogger.level = error
      rootLogger.appenderRef.standardError.ref = standardError
      appender.standardError.type = Console
      appender.standardError.name = standardError
      appender.standardError.target = SYSTEM_ERR
      appender.standardError.layout.type = PatternLayout
      appender.standardError.layout.pattern = %p %c{1}: %m%n%ex
      """;

  private Engines() {}

  /** Real Spark, told nothing but this configuration, and without its user interface. */
  public static Engine spark(List<Path> classPath, Map<String, String> configuration, Path folder)
      throws IOException {
    return spark(classPath, Map.of(), configuration, folder);
  }

  /**
   * Real Spark.
   *
   * @param classPath its jars, as Maven resolved them
   * @param setting properties for Spark alone
   * @param configuration properties for both engines, which go before
   * @param folder where its logging may be configured
   */
  public static Engine spark(
      List<Path> classPath,
      Map<String, String> setting,
      Map<String, String> configuration,
      Path folder)
      throws IOException {
    Path logging = Files.createDirectories(folder).resolve("log4j2.properties");
    Files.writeString(logging, ONLY_ERRORS);
    Map<String, String> properties = common(setting, configuration);
    properties.put("log4j2.configurationFile", logging.toUri().toString());
    List<String> options = new ArrayList<>(List.of("-XX:+IgnoreUnrecognizedVMOptions"));
    OPENED_TO_SPARK.forEach(name -> options.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    options.add("-Djdk.reflect.useDirectMethodHandle=false");
    return new Engine(
        "Spark",
        sparkVersion(classPath),
        classPath,
        options,
        properties,
        ProgramRelocator.toSpark(),
        onProcesses(properties)
            ? new SparkProcesses(classPath, logging, properties.getOrDefault("spark.jars", ""))
            : Preparation.NONE);
  }

  public static Engine miniSpark(
      List<Path> classPath, String version, Map<String, String> configuration) {
    Map<String, String> properties = common(Map.of(), configuration);
    properties.put("minispark.log.level", "ERROR");
    return new Engine(
        "MiniSpark",
        version,
        classPath,
        List.of(),
        properties,
        ProgramRelocator.toMiniSpark(),
        Preparation.NONE);
  }

  /** The entries of a class path as Java writes it. */
  public static List<Path> splitClassPath(String classPath) {
    return Arrays.stream(classPath.strip().split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }

  private static boolean onProcesses(Map<String, String> properties) {
    return PROCESSES.matcher(properties.getOrDefault("spark.master", "")).matches();
  }

  private static Map<String, String> common(
      Map<String, String> setting, Map<String, String> configuration) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("spark.ui.enabled", "false");
    properties.put("spark.ui.showConsoleProgress", "false");
    properties.put("spark.driver.host", "127.0.0.1");
    properties.put("spark.driver.bindAddress", "127.0.0.1");
    properties.put("file.encoding", "UTF-8");
    properties.put("sun.stdout.encoding", "UTF-8");
    properties.put("stdout.encoding", "UTF-8");
    properties.putAll(setting);
    properties.putAll(configuration);
    Matcher processes = PROCESSES.matcher(properties.getOrDefault("spark.master", ""));
    if (processes.matches()) {
      // Spark's executors ask for 1 GB unless told otherwise, whatever the workers have.
      properties.putIfAbsent("spark.executor.memory", processes.group(1) + "m");
    }
    return properties;
  }

  private static String sparkVersion(List<Path> classPath) {
    try (Stream<Path> jars = classPath.stream()) {
      return jars.map(jar -> SPARK_JAR.matcher(jar.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> name.group(1))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no spark-core jar among " + classPath));
    }
  }
}
