package org.minispark.compare.run;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A real Spark cluster on this machine: a master and a worker of two cores, each a process on ports
 * that the system chose, started from the class path as an installation's scripts would.
 */
final class StandaloneSpark implements AutoCloseable {
  private static final Pattern MASTER_IS_UP =
      Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern WORKER_IS_UP =
      Pattern.compile("Successfully registered with master");

  private static final String PRINT_PROGRESS =
      """
      rootLogger.level = info
      rootLogger.appenderRef.out.ref = out
      appender.out.type = Console
      appender.out.name = out
      appender.out.layout.type = PatternLayout
      appender.out.layout.pattern = %p %c{1}: %m%n%ex
      """;

  private final Engine spark;
  private final Path folder;
  private final Preparation.Needs home;
  private final List<Process> daemons = new ArrayList<>();
  private final String master;

  /**
   * Starts it.
   *
   * @param folder where all files of the cluster are
   */
  StandaloneSpark(Engine spark, Path folder) throws IOException {
    this.spark = spark;
    this.folder = folder;
    Path progress = Files.writeString(folder.resolve("progress.properties"), PRINT_PROGRESS);
    this.home =
        new SparkProcesses(spark.classPath(), progress, "")
            .prepare(Files.createDirectories(folder.resolve("home")), List.of());
    String logged = "-Dlog4j2.configurationFile=" + progress.toUri();
    String onAnyPort = "--host 127.0.0.1 --port 0 --webui-port 0 ";
    this.master =
        start(logged, MASTER_IS_UP, "org.apache.spark.deploy.master.Master " + onAnyPort).group(1);
    start(
        logged,
        WORKER_IS_UP,
        "org.apache.spark.deploy.worker.Worker --cores 2 --memory 1g --work-dir "
            + folder.resolve("work")
            + " "
            + onAnyPort
            + master);
  }

  /** Has {@code SparkSubmit} run a program; its exit status. */
  int submit(Path jar, Program program, Path output, File printed, File complained)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    for (String setting :
        List.of(
            "spark.ui.enabled=false",
            "spark.driver.host=127.0.0.1",
            "spark.driver.bindAddress=127.0.0.1",
            "spark.local.dir=" + folder.resolve("local"))) {
      line.addAll(List.of("--conf", setting));
    }
    line.addAll(List.of("--class", program.mainClass(), jar.toString()));
    line.addAll(program.argumentsFor(output));
    String logging = "log4j2.configurationFile";
    String quiet = "-D" + logging + "=" + spark.properties().get(logging);
    Process process =
        process(quiet, line).redirectOutput(printed).redirectError(complained).start();
    daemons.add(process);
    return process.waitFor();
  }

  private Matcher start(String option, Pattern isUp, String line) throws IOException {
    Process process =
        process(option, List.of(line.strip().split(" "))).redirectErrorStream(true).start();
    daemons.add(process);
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String one = lines.readLine(); one != null; one = lines.readLine()) {
      said.append(one).append('\n');
      Matcher found = isUp.matcher(one);
      if (found.find()) {
        // What it says from now on must not fill the pipe.
        new Thread(() -> lines.lines().forEach(any -> {}), "lines of Spark's daemon").start();
        return found;
      }
    }
    throw new IOException("did not start: " + line + "\n" + said);
  }

  private ProcessBuilder process(String option, List<String> line) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(spark.javaOptions());
    command.addAll(List.of(option, "-Xmx512m", "-cp"));
    command.add(
        spark.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.addAll(line);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(home.environment());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder;
  }

  @Override
  public void close() {
    List<ProcessHandle> executors = new ArrayList<>();
    daemons.forEach(daemon -> daemon.descendants().forEach(executors::add));
    for (Process daemon : daemons) {
      daemon.destroyForcibly().onExit().join();
    }
    for (ProcessHandle executor : executors) {
      executor.destroyForcibly();
      executor.onExit().join();
    }
  }
}
