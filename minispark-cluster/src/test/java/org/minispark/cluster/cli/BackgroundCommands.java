package org.minispark.cluster.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What pages leave running with {@code &}, each in a process of its own, and later call {@code %1},
 * {@code %2} and so on: one more than the highest that runs, as bash counts. A command counts as
 * begun when it has printed two lines, which tell that it stands; what it prints later is seen by
 * {@code wait}.
 */
final class BackgroundCommands implements AutoCloseable {
  private static final int LINES_OF_A_BEGINNING = 2;
  private static final long PATIENCE_SECONDS = 300;

  private final NavigableMap<Integer, Process> jobs = new TreeMap<>();
  private final String masterPort;

  /**
   * @param masterPort where a master is that is not told where to be
   */
  BackgroundCommands(String masterPort) {
    this.masterPort = masterPort;
  }

  static boolean isJobControl(String command) {
    return command.matches("(kill( -9)?|wait)( %\\d+)+");
  }

  /** Starts the launcher's command; returns the beginning of what it prints. */
  String start(String... words) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dspark.ui.showConsoleProgress=false",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    line.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("SPARK_MASTER_PORT", masterPort);
    Process process = builder.start();
    jobs.put(jobs.isEmpty() ? 1 : jobs.lastKey() + 1, process);
    BufferedReader printed = process.inputReader();
    StringBuilder beginning = new StringBuilder();
    for (int i = 0; i < LINES_OF_A_BEGINNING; i++) {
      String text = printed.readLine();
      if (text == null) {
        throw new IOException(String.join(" ", words) + " has ended too early:\n" + beginning);
      }
      beginning.append(text).append('\n');
    }
    return beginning.toString();
  }

  /** Runs {@code kill}, {@code kill -9} or {@code wait}, whose jobs may still print something. */
  String control(String command) throws IOException, InterruptedException {
    StringBuilder printed = new StringBuilder();
    for (String job : command.replaceFirst("^[^%]*", "").split(" ")) {
      Process process = jobs.remove(Integer.parseInt(job.substring(1)));
      if (command.startsWith("wait")) {
        process.inputReader().lines().forEach(line -> printed.append(line).append('\n'));
      } else if (command.startsWith("kill -9")) {
        process.destroyForcibly();
      } else {
        process.destroy();
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command + ": the process does not end");
      }
    }
    return printed.toString();
  }

  /** Ends what no page has ended. */
  @Override
  public void close() {
    jobs.values().forEach(Process::destroyForcibly);
  }
}
