package org.minispark.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Runs an example as the launcher does: its master is a system property, its result is printed.
 * Both belong to the whole process, so a test that uses this locks them.
 */
final class ExampleRuns {
  private ExampleRuns() {}

  /** The main method of an example. */
  interface Program {
    void main(String[] args) throws Exception;
  }

  /** What the example prints. */
  static String run(String master, Program program, Object... arguments) throws Exception {
    PrintStream out = System.out;
    Properties properties = System.getProperties();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Properties ofRun = new Properties();
    ofRun.putAll(properties);
    ofRun.setProperty("spark.master", master);
    String[] args = new String[arguments.length];
    for (int i = 0; i < args.length; i++) {
      args[i] = arguments[i].toString();
    }
    try (PrintStream toMemory = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setProperties(ofRun);
      System.setOut(toMemory);
      program.main(args);
    } finally {
      System.setOut(out);
      System.setProperties(properties);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Maven runs a module's tests in its own folder, an editor often in the project's. */
  static Path project() {
    return (Files.isDirectory(Path.of("examples")) ? Path.of("") : Path.of("..")).toAbsolutePath();
  }
}
