package org.minispark.cluster.driver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.cluster.executor.ExecutorMain;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.ExecutorTemplate;
import org.minispark.cluster.transport.NetworkConf;
import org.minispark.cluster.transport.Secret;

/**
 * How an executor's process is started: this Java, the engine's own class path, and an environment
 * that holds the application's secret, which no command line ever shows.
 */
public final class ExecutorCommand {
  /** The archive of classes that the launcher's build leaves for executors. */
  private static final String ARCHIVE = "target/launcher/executor.jsa";

  private static final String ENVIRONMENT = "spark.executorEnv.";
  private static final String TLS = "spark.ssl.";

  private final List<String> beforeId = new ArrayList<>();
  private final Map<String, String> environment;
  private final Secret secret;
  private final String networkConf;

  /**
   * @param driver where the driver listens
   * @param secret the application's
   * @param networkConf as {@link NetworkConf} writes it
   */
  public ExecutorCommand(
      String applicationId,
      Address driver,
      ExecutorTemplate template,
      Secret secret,
      String networkConf) {
    this.environment = template.environment();
    this.secret = secret;
    this.networkConf = networkConf;
    beforeId.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    beforeId.add("-Xmx" + template.heapMegabytes() + "m");
    addArchive();
    beforeId.addAll(template.javaOptions());
    beforeId.add("-D" + ExecutorMain.STOP_TIMEOUT + "=" + template.stopMillis());
    beforeId.addAll(List.of("-cp", classPath(template), ExecutorMain.class.getName()));
    beforeId.addAll(List.of(applicationId, driver.toString()));
  }

  /** What the configuration of an application says of its executors' processes. */
  public static ExecutorTemplate template(SparkConf conf, int heapMegabytes) {
    List<String> javaOptions = new ArrayList<>();
    javaOptions.addAll(Words.of(conf.get("spark.executor.defaultJavaOptions", "")));
    javaOptions.addAll(Words.of(conf.get("spark.executor.extraJavaOptions", "")));
    return new ExecutorTemplate(
        heapMegabytes,
        javaOptions,
        conf.get("spark.executor.extraClassPath", ""),
        environmentOf(conf),
        networkOf(conf),
        stopMillis(conf));
  }

  /** How long an executor has to end by itself, in milliseconds. */
  public static long stopMillis(SparkConf conf) {
    return conf.getTimeAsMs("spark.minispark.executor.stopTimeout", "5s");
  }

  private static Map<String, String> environmentOf(SparkConf conf) {
    Map<String, String> variables = new HashMap<>();
    for (Tuple2<String, String> entry : conf.getAll()) {
      if (entry._1.startsWith(ENVIRONMENT)) {
        variables.put(entry._1.substring(ENVIRONMENT.length()), entry._2);
      }
    }
    return variables;
  }

  /** Without what belongs to a machine: its keys and where they are. */
  private static Map<String, String> networkOf(SparkConf conf) {
    Map<String, String> entries = new HashMap<>();
    ExecutorConfiguration.of(conf)
        .forEach(
            (key, value) -> {
              if (NetworkConf.includes(key) && !key.startsWith(TLS)) {
                entries.put(key, value);
              }
            });
    return entries;
  }

  private static String classPath(ExecutorTemplate template) {
    String extra = template.extraClassPath();
    String engine = EngineClassPath.find();
    return extra.isEmpty() ? engine : extra + File.pathSeparator + engine;
  }

  private void addArchive() {
    String home = System.getProperty("minispark.home");
    if (home == null || !Files.isReadable(Path.of(home, ARCHIVE))) {
      return;
    }
    // Quietly, since an archive that does not fit this Java is no trouble: it goes without.
    beforeId.addAll(
        List.of(
            "-XX:SharedArchiveFile=" + Path.of(home, ARCHIVE),
            "-Xshare:auto",
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off"));
  }

  /**
   * An executor that is not started yet, and prints to nowhere yet.
   *
   * @param localDirectories where it may make files
   */
  public ProcessBuilder of(String executorId, int cores, String localDirectories) {
    List<String> line = new ArrayList<>(beforeId);
    line.add(executorId);
    line.add(Integer.toString(cores));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    builder.environment().put(Secret.VARIABLE, secret.text());
    builder.environment().put(NetworkConf.VARIABLE, networkConf);
    builder.environment().put(ExecutorMain.LOCAL_DIRECTORIES, localDirectories);
    return builder;
  }
}
