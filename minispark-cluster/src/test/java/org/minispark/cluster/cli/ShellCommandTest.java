package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command around sessions; what they do is the business of ScriptTest. */
public class ShellCommandTest {
  private static final List<String> TOLD = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Called by scripts. */
  public static void tell(String text) {
    TOLD.add(text);
  }

  @BeforeEach
  void forget() {
    TOLD.clear();
  }

  private int execute(String... arguments) {
    Properties system = new Properties();
    ExampleCatalog examples = new ExampleCatalog("none", getClass().getClassLoader());
    return Main.commandLine(system, examples)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String script(String text) throws IOException {
    String tell = getClass().getName() + ".tell(";
    return Files.writeString(directory.resolve("mine.jsh"), text.replace("tell(", tell)).toString();
  }

  @Test
  void aScriptRunsWhereItIsTold() throws Exception {
    String file = script("tell(sc.master() + \" \" + sc.sc().getConf().get(\"spark.own\"));");

    assertThat(execute("shell", "--master", "local[3]", "--conf", "spark.own=7", file)).isZero();

    assertThat(TOLD).containsExactly("local[3] 7");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aScriptThatFailsExitsWithOne() throws Exception {
    String file = script("int zero = 0;\nint none = 1 / zero;");

    assertThat(execute("shell", file)).isEqualTo(1);

    assertThat(err.toString())
        .isEqualToNormalizingNewlines(file + ":2: java.lang.ArithmeticException: / by zero\n");
  }

  @Test
  void mistakesAreToldInOneLine() {
    assertThat(execute("shell", "nowhere.jsh")).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("./minispark shell: there is no file ")
        .endsWith("nowhere.jsh");
  }

  @Test
  void helpNamesTheOptions() {
    assertThat(execute("shell", "--help")).isZero();
    assertThat(out.toString()).contains("--master", "--conf", "FILE", "/exit");
  }

  /** Another process, for the shell reads standard input and keeps a history. */
  @Test
  void whatIsTypedIsAnswered() throws Exception {
    String typed =
        """
        int x = 40
        sc.parallelize(List.of(1, 2), 2).map(i -> i + x).collect()
        sc.parallelize(List.of(1)).map(i -> i / 0).collect()
        /reset
        sc.parallelize(List.of(7)).collect()
        /exit 3
        """;
    Process shell = start("--master", "local[2]");
    try (OutputStream input = shell.getOutputStream()) {
      input.write(typed.getBytes(StandardCharsets.UTF_8));
    }
    String printed = printedBy(shell);

    assertThat(printed)
        .startsWith("MiniSpark on local[2]: the context is sc")
        .contains("[41, 42]")
        .contains("java.lang.ArithmeticException: / by zero")
        .contains("[7]")
        .doesNotContain("Welcome to JShell")
        .doesNotContain("at org.minispark");
    assertThat(shell.waitFor()).isEqualTo(3);
  }

  @Test
  void aWrongMasterEndsIt() throws Exception {
    Process shell = start("--master", "nowhere");
    shell.getOutputStream().close();

    assertThat(printedBy(shell)).contains("Could not parse Master URL: 'nowhere'");
    assertThat(shell.waitFor()).isEqualTo(1);
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.prefs.userRoot=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "shell"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String printedBy(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
