package org.minispark.cluster.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.prefs.Preferences;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.minispark.SparkConf;

/** JShell's own tool, with our sessions behind it; history and settings are kept for the next. */
public final class InteractiveShell {
  /** Where no home can be written, JShell goes without a history; that is no trouble. */
  private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  public InteractiveShell(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs until {@code /exit} or the end of the input.
   *
   * @return the exit status
   */
  public int run() throws Exception {
    SparkConf conf = new SparkConf();
    out.println(
        "MiniSpark on "
            + conf.get("spark.master")
            + ": the context is sc; /help for JShell's commands, /exit to end");
    PREFERENCES.setLevel(Level.OFF);
    Path start = Files.createTempFile("minispark-shell", ".jsh");
    try {
      Files.writeString(start, Shell.START);
      return run(start);
    } finally {
      Files.deleteIfExists(start);
    }
  }

  private int run(Path start) throws Exception {
    return JavaShellToolBuilder.builder()
        .in(in, null)
        .out(out)
        .err(err)
        .persistence(Preferences.userRoot().node("org/minispark/shell"))
        .start(
            "--execution",
            ShellExecutionProvider.NAME,
            "--class-path",
            System.getProperty("java.class.path"),
            "--startup",
            start.toString(),
            "--feedback",
            "concise");
  }
}
