package org.minispark.cluster.deploy;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.cluster.logs.LastLines;
import org.minispark.cluster.logs.ProcessLogs;
import org.minispark.cluster.protocol.DriverDescription;
import org.minispark.cluster.protocol.ProgramFile;
import org.minispark.cluster.protocol.SubmissionMessages.LaunchDriver;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.NetworkConf;
import org.minispark.cluster.transport.Secret;

/**
 * Drivers as child processes of a worker: the launcher's own {@code submit} in client mode, in a
 * directory that keeps what it prints. A driver knows the secret of its application and no other.
 */
final class DriverProcesses implements DriverLauncher {
  /** By name, since the command line stands above this package; it is another process's affair. */
  private static final List<String> LAUNCHER =
      List.of("org.minispark.cluster.cli.Main", "submit", "--end-with-input");

  private static final String HOME = "minispark.home";

  private final SparkConf conf;
  private final Secret clusterSecret;
  private final String host;
  private final WorkDirectory work;
  private final Path programs;
  private final ProcessLogs logs;
  private final Executor disk;

  /**
   * @param conf the worker's, which says how this machine is reached
   * @param programs where the programs are while they run that came with their submission; it goes
   *     with this process
   * @param disk runs what waits for the disk, one thing after the other
   */
  DriverProcesses(
      SparkConf conf,
      Secret clusterSecret,
      String host,
      WorkDirectory work,
      Path programs,
      Executor disk) {
    this.conf = conf;
    this.clusterSecret = clusterSecret;
    this.host = host;
    this.work = work;
    this.programs = programs;
    this.logs = ProcessLogs.of(conf);
    this.disk = disk;
  }

  @Override
  public CompletableFuture<LaunchDriver> prepare(Connection master, LaunchDriver order) {
    Path directory = program(order);
    List<ProgramFile> files = order.description().files();
    return new FetchedPrograms(disk)
        .fetch(master, order.driver() + "/", files, directory)
        .thenApply(
            here -> {
              DriverDescription placed = PlacedProgram.in(directory, order.description());
              return new LaunchDriver(order.driver(), order.application(), placed);
            });
  }

  @Override
  public void over(LaunchDriver order) {
    disk.execute(() -> FetchedPrograms.remove(program(order)));
  }

  private Path program(LaunchDriver order) {
    return programs.resolve(order.driver() + "-" + order.application());
  }

  @Override
  public ExecutorLauncher.Child launch(
      LaunchDriver order, String application, BiConsumer<Integer, String> ended)
      throws IOException {
    requireJar(order.description().jar());
    Path directory = work.create(order.driver());
    Path errors = directory.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command(order.description(), propertiesFile(order, directory)));
    builder.environment().put(Secret.VARIABLE, clusterSecret.ofApplication(application).text());
    builder.environment().put(DriverCredentials.APPLICATION_VARIABLE, application);
    ProcessLogs.Logged started =
        logs.start(builder.directory(directory.toFile()), directory.resolve("stdout"), errors);
    var unused =
        started
            .ended()
            .thenRun(() -> ended.accept(started.process().exitValue(), told(started, errors)));
    return new ChildProcess(started.process());
  }

  /** Where the log is; of a driver that failed also how it ends, since it may be far away. */
  private static String told(ProcessLogs.Logged process, Path errors) {
    String last = process.process().exitValue() == 0 ? "" : LastLines.of(errors);
    return errors + (last.isEmpty() ? "" : "\n" + last);
  }

  private void requireJar(String jar) throws IOException {
    Path file = Path.of(jar.contains(":") ? URI.create(jar).getPath() : jar);
    if (!Files.isReadable(file)) {
      throw new IOException(
          "there is no file "
              + file
              + " on this worker ("
              + host
              + "), which the program is to be read from. What is local:/PATH must be on every"
              + " worker; what is submitted without local: is copied there");
    }
  }

  private static List<String> command(DriverDescription driver, Path properties) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(driver.javaOptions());
    line.add("-Xmx" + driver.heapMegabytes() + "m");
    if (System.getProperty(HOME) != null) {
      line.add("-D" + HOME + "=" + System.getProperty(HOME));
    }
    line.addAll(List.of("-cp", ownClassPath()));
    line.addAll(LAUNCHER);
    line.addAll(List.of("--deploy-mode", "client", "--properties-file", properties.toString()));
    line.addAll(List.of("--class", driver.mainClass(), driver.jar()));
    line.addAll(driver.arguments());
    return line;
  }

  private static String ownClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(place -> Path.of(place).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The program's properties, and where this machine is; for the owner's eyes only. */
  private Path propertiesFile(LaunchDriver order, Path directory) throws IOException {
    Properties properties = new Properties();
    for (Tuple2<String, String> entry : conf.getAll()) {
      if (NetworkConf.includes(entry._1)) {
        properties.setProperty(entry._1, entry._2);
      }
    }
    properties.setProperty("spark.ui.showConsoleProgress", "false");
    properties.putAll(order.description().properties());
    // Whatever was said of the submitter's machine.
    properties.setProperty("spark.driver.bindAddress", host);
    properties.setProperty("spark.driver.host", host);
    Path file = directory.resolve("driver.properties");
    Files.deleteIfExists(file);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file;
  }
}
