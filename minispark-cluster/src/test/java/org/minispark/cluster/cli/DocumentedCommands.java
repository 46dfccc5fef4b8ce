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
import org.minispark.cluster.transport.Secret;
import org.minispark.cluster.transport.TestingPorts;

/**
 * Runs commands of the launcher as pages write them, all in one process of their own, since they
 * print to the process's streams and start in the project's folder.
 */
final class DocumentedCommands {
  private DocumentedCommands() {}

  /** What a command printed, on both streams, and its exit status. */
  record Run(int status, String printed) {}

  /**
   * Runs the commands in turn; each is the words behind {@code ./minispark}, perhaps with a {@code
   * &} at their end, or what a shell does with what runs behind it. Clusters have a secret, a port
   * and a directory of their own, whatever pages call these.
   */
  static List<Run> run(List<String> commands, Path scratch) throws Exception {
    Files.write(scratch.resolve("commands"), commands);
    Secret.random().writeTo(scratch.resolve("secret"));
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DocumentedCommands.class.getName(),
                scratch.toString())
            .directory(Page.project().toFile())
            .redirectErrorStream(true);
    builder.environment().put("MINISPARK_SECRET_FILE", scratch.resolve("secret").toString());
    builder.environment().put("SPARK_WORKER_DIR", scratch.resolve("work").toString());
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String complaint = text(process.getInputStream());
      if (process.waitFor() != 0) {
        throw new AssertionError("the process that runs the commands failed:\n" + complaint);
      }
    } finally {
      process.destroyForcibly();
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
  public static void main(String[] args) throws Exception {
    Path scratch = Path.of(args[0]);
    Properties untouched = new Properties();
    untouched.putAll(System.getProperties());
    untouched.setProperty("spark.ui.showConsoleProgress", "false");
    List<String> commands = Files.readAllLines(scratch.resolve("commands"));
    Places places = Places.free(scratch);
    try (BackgroundCommands background = new BackgroundCommands(places.port)) {
      for (int i = 0; i < commands.size(); i++) {
        Properties own = new Properties();
        own.putAll(untouched);
        System.setProperties(own);
        Run run = run(places.ofTest(commands.get(i)), background);
        Files.writeString(scratch.resolve(i + ".printed"), places.ofPage(run.printed));
        Files.writeString(scratch.resolve(i + ".status"), Integer.toString(run.status));
      }
    }
  }

  private static Run run(String command, BackgroundCommands background) throws Exception {
    if (BackgroundCommands.isJobControl(command)) {
      return new Run(0, background.control(command));
    }
    if (command.endsWith(" &")) {
      return new Run(0, background.start(words(command.substring(0, command.length() - 2))));
    }
    var printed = new ByteArrayOutputStream();
    int status = execute(words(command), printed);
    return new Run(status, printed.toString(StandardCharsets.UTF_8));
  }

  /**
   * What pages call by names that a test cannot have.
   *
   * @param port instead of a master's
   * @param directory instead of what a cluster leaves
   * @param examples the jar, which may not be built
   */
  private record Places(String port, String directory, String examples) {
    private static final String PORT = "7077";
    private static final String DIRECTORY = "target/cluster";
    private static final String EXAMPLES = "examples/target/examples.jar";

    static Places free(Path scratch) throws Exception {
      return new Places(
          Integer.toString(TestingPorts.free("127.0.0.1")),
          scratch.resolve("cluster").toString(),
          examplesJar(scratch).toString());
    }

    private static Path examplesJar(Path scratch) throws Exception {
      Class<?> example = Class.forName("org.minispark.examples.SparkPi");
      Path place = Path.of(example.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(place)
          ? TestingJar.ofFolder(scratch.resolve("examples.jar"), place)
          : place;
    }

    String ofTest(String command) {
      return command
          .replace(":" + PORT, ":" + port)
          .replace(DIRECTORY, directory)
          .replace(EXAMPLES, examples);
    }

    String ofPage(String printed) {
      return printed
          .replace(":" + port, ":" + PORT)
          .replace(directory, DIRECTORY)
          .replace(examples, EXAMPLES);
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
