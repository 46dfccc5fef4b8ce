package org.minispark.cluster.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * Runs commands of the launcher as pages write them, all in one process of their own, since they
 * print to the process's streams and start in the project's folder.
 */
final class DocumentedCommands {
  private DocumentedCommands() {}

  /** What a command printed, on both streams, and its exit status. */
  record Run(int status, String printed) {}

  /** Runs the commands in turn; each is the words behind {@code ./minispark}. */
  static List<Run> run(List<String> commands, Path scratch) throws Exception {
    Files.write(scratch.resolve("commands"), commands);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DocumentedCommands.class.getName(),
                scratch.toString())
            .directory(Page.project().toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String complaint = text(process.getInputStream());
    if (process.waitFor() != 0) {
      throw new AssertionError("the process that runs the commands failed:\n" + complaint);
    }
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      runs.add(
          new Run(
              Integer.parseInt(Files.readString(scratch.resolve(i + ".status"))),
              Files.readString(scratch.resolve(i + ".printed"))));
    }
    return runs;
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The other process. */
  public static void main(String[] args) throws IOException {
    Path scratch = Path.of(args[0]);
    Properties untouched = new Properties();
    untouched.putAll(System.getProperties());
    untouched.setProperty("spark.ui.showConsoleProgress", "false");
    List<String> commands = Files.readAllLines(scratch.resolve("commands"));
    for (int i = 0; i < commands.size(); i++) {
      Properties own = new Properties();
      own.putAll(untouched);
      System.setProperties(own);
      var printed = new ByteArrayOutputStream();
      int status = execute(words(commands.get(i)), printed);
      Files.write(scratch.resolve(i + ".printed"), printed.toByteArray());
      Files.writeString(scratch.resolve(i + ".status"), Integer.toString(status));
    }
  }

  /** As a shell has them; words in quotes have no spaces. */
  private static String[] words(String command) {
    return Arrays.stream(command.split(" +"))
        .map(word -> word.replaceFirst("^'(.*)'$", "$1"))
        .toArray(String[]::new);
  }

  private static int execute(String[] words, ByteArrayOutputStream printed) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      ExampleCatalog examples =
          new ExampleCatalog("org.minispark.examples", Main.class.getClassLoader());
      return Main.commandLine(System.getProperties(), examples)
          .setOut(new PrintWriter(both, true))
          .setErr(new PrintWriter(both, true))
          .execute(words);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
