package org.minispark.cluster.driver;

import java.io.File;
import java.io.IOException;
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
import org.minispark.cluster.transport.NetworkConf;
import org.minispark.cluster.transport.Secret;

/**
 * How an executor's process is started: this Java, the engine's own class path, and an environment
 * that holds the application's secret, which no command line ever shows.
 */
final class ExecutorCommand {
  /** The archive of classes that the launcher's build leaves for executors. */
  private static final String ARCHIVE = "target/launcher/executor.jsa";

  private static final String ENVIRONMENT = "spark.executorEnv.";

  private final List<String> beforeId;
  private final Map<String, String> environment = new HashMap<>();
  private final int cores;
  private final Secret secret;
  private final String networkConf;

  /**
   * @param driver where the driver listens
   */
  ExecutorCommand(
      SparkConf conf, String applicationId, Address driver, LocalClusterUrl size, Secret secret) {
    long stopMillis = stopMillis(conf);
    this.cores = size.cores();
    this.secret = secret;
    this.networkConf = NetworkConf.toText(conf);
    this.beforeId = new ArrayList<>();
    beforeId.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    beforeId.add("-Xmx" + size.heapMegabytes() + "m");
    addArchive();
    addEnvironment(conf);
    beforeId.addAll(Words.of(conf.get("spark.executor.defaultJavaOptions", "")));
    beforeId.addAll(Words.of(conf.get("spark.executor.extraJavaOptions", "")));
    beforeId.add("-D" + ExecutorMain.STOP_TIMEOUT + "=" + stopMillis);
    beforeId.addAll(List.of("-cp", classPath(conf), ExecutorMain.class.getName()));
    beforeId.addAll(List.of(applicationId, driver.toString()));
  }

  /** How long an executor has to end by itself, in milliseconds. */
  static long stopMillis(SparkConf conf) {
    return conf.getTimeAsMs("spark.minispark.executor.stopTimeout", "5s");
  }

  private static String classPath(SparkConf conf) {
    String extra = conf.get("spark.executor.extraClassPath", "");
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

  private void addEnvironment(SparkConf conf) {
    for (Tuple2<String, String> entry : conf.getAll()) {
      if (entry._1.startsWith(ENVIRONMENT)) {
        environment.put(entry._1.substring(ENVIRONMENT.length()), entry._2);
      }
    }
  }

  /**
   * Starts an executor.
   *
   * @param localDirectories where it may make files
   * @param log where it prints to
   */
  Process start(String executorId, String localDirectories, Path log) throws IOException {
    List<String> line = new ArrayList<>(beforeId);
    line.add(executorId);
    line.add(Integer.toString(cores));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    builder.environment().put(Secret.VARIABLE, secret.text());
    builder.environment().put(NetworkConf.VARIABLE, networkConf);
    builder.environment().put(ExecutorMain.LOCAL_DIRECTORIES, localDirectories);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return builder.start();
  }
}
