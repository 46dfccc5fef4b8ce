package org.minispark.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir private Path home;

  private final Properties system = new Properties();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aProgramThatReturnsIsASuccess() {
    assertThat(execute("run", "Succeeds")).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aNameInAnotherCaseIsUnderstood() {
    assertThat(execute("run", "succeeds")).isZero();
    assertThat(system).containsEntry("spark.app.name", "Succeeds");
  }

  @Test
  void aProgramThatThrowsExitsWithOneAndItsCauses() {
    assertThat(execute("run", "Fails", "--master", "x")).isEqualTo(1);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "Fails failed: java.lang.IllegalStateException: job with --master x"),
            line -> assertThat(line).startsWith("    at ").contains("Fails.main(Fails.java:"),
            line ->
                assertThat(line).isEqualTo("  caused by: java.lang.ArithmeticException: by zero"),
            line -> assertThat(line).startsWith("    at ").contains("Fails.main(Fails.java:"),
            line -> assertThat(line).contains("--verbose"));
  }

  @Test
  void verboseShowsTheWholeStackTraceAndTheLog() {
    assertThat(execute("run", "--verbose", "Fails")).isEqualTo(1);
    assertThat(err.toString()).contains("\tat ", "Caused by: java.lang.ArithmeticException");
    assertThat(system)
        .containsEntry(QuietLogging.LEVEL, "INFO")
        .containsEntry("spark.ui.showConsoleProgress", "false");
  }

  @Test
  void anUnknownExampleListsTheKnownOnes() {
    assertThat(execute("run", "NotAProgram")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "./minispark run: there is no example NotAProgram; the examples are Fails, Succeeds");
  }

  @Test
  void aProgramInAFileIsCompiledAndRun() throws IOException {
    Path file = home.resolve("Mine.java");
    Files.writeString(
        file,
        """
        public class Mine {
          public static void main(String[] args) {
            ClassLoader own = Thread.currentThread().getContextClassLoader();
            if (own != Mine.class.getClassLoader()) {
              throw new IllegalStateException("a program is found by its thread");
            }
            throw new ArithmeticException(new Part().word + " " + args[0]);
          }

          static class Part {
            String word = "ran with";
          }
        }
        """);

    assertThat(execute("run", file.toString(), "one")).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("Mine failed: java.lang.ArithmeticException: ran with one")
        .contains("    at ", "Mine.main(Mine.java:7)");
    assertThat(system).containsEntry("spark.app.name", "Mine");
  }

  @Test
  void aFileThatDoesNotCompileIsAMistake() throws IOException {
    Path file = home.resolve("Wrong.java");
    Files.writeString(file, "class Wrong { int one = true; }");

    assertThat(execute("run", file.toString())).isEqualTo(2);

    assertThat(err.toString())
        .contains("Wrong.java:1: error: ", "./minispark run: cannot compile " + file);
  }

  @Test
  void aFileNeedsAClassOfItsNameWithAMainMethod() throws IOException {
    Path file = home.resolve("Named.java");
    Files.writeString(file, "class Other {}");
    assertThat(execute("run", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no class Named in " + file);

    Files.writeString(file, "class Named {}");
    assertThat(execute("run", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no main method in " + file);

    assertThat(execute("run", home.resolve("Missing.java").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("there is no file " + home.resolve("Missing.java"));
  }

  @Test
  void aWrongOptionCostsOneLineThatSaysWhatIsRight() {
    assertThat(execute("run", "--mastr", "local", "Succeeds")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("./minispark run: there is no option --mastr; did you mean --master?");
  }

  @Test
  void anOptionLikeNoOtherListsAll() {
    assertThat(execute("run", "--qqq", "Succeeds")).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("the options are --conf, --help, --master, --name");
  }

  @Test
  void aMissingNameCostsOneLine() {
    assertThat(execute("run")).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("NAME");
  }

  @Test
  void anUnknownCommandListsTheKnownOnes() {
    assertThat(execute("xyz")).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("./minispark: there is no command xyz; ")
        .contains("run")
        .contains("shell");
  }

  @Test
  void aPropertyWithoutAValueIsAMistake() {
    assertThat(execute("run", "--conf", "spark.x", "Succeeds")).isEqualTo(2);
    assertThat(err.toString()).contains("--conf takes KEY=VALUE").contains("not spark.x");
  }

  @Test
  void optionsWinOverTheFileAndTheFileOverSystemProperties() throws IOException {
    writeDefaults("spark.a file\nspark.b=file\nspark.c   words in the file  \n");
    system.setProperty("spark.a", "jvm");
    system.setProperty("spark.d", "jvm");
    system.setProperty("spark.master", "local[7]");

    assertThat(execute("run", "--conf", "spark.b=option=1", "Succeeds")).isZero();

    assertThat(system)
        .containsEntry("spark.a", "file")
        .containsEntry("spark.b", "option=1")
        .containsEntry("spark.c", "words in the file")
        .containsEntry("spark.d", "jvm")
        .containsEntry("spark.master", "local[7]")
        .containsEntry("spark.app.name", "Succeeds")
        .containsEntry("spark.ui.showConsoleProgress", "true");
  }

  @Test
  void masterAndNameAreProperties() {
    assertThat(execute("run", "--master", "local[2]", "--name", "mine", "Succeeds")).isZero();
    assertThat(system)
        .containsEntry("spark.master", "local[2]")
        .containsEntry("spark.app.name", "mine");
  }

  @Test
  void aPropertyThatIsNotSparksIsIgnoredAloud() {
    assertThat(execute("run", "--conf", "color=blue", "Succeeds")).isZero();
    assertThat(system).doesNotContainKey("color");
    assertThat(err.toString()).startsWith("warning: property color is ignored");
  }

  @Test
  void aMissingPropertiesFileIsAMistake() {
    Path missing = home.resolve("none.conf");
    assertThat(execute("run", "--properties-file", missing.toString(), "Succeeds")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly("./minispark run: cannot read the properties file " + missing);
  }

  @Test
  void helpAndVersionAreSuccesses() {
    assertThat(execute("--help")).isZero();
    assertThat(execute("run", "--help")).isZero();
    assertThat(execute("--version")).isZero();
    assertThat(out.toString())
        .contains("Usage: ./minispark run [")
        .contains("--properties-file=FILE")
        .contains("MiniSpark ")
        .doesNotContain("null");
    assertThat(err.toString()).isEmpty();
  }

  private void writeDefaults(String text) throws IOException {
    Files.createDirectory(home.resolve("conf"));
    Files.writeString(home.resolve("conf").resolve("spark-defaults.conf"), text);
  }

  private int execute(String... arguments) {
    system.setProperty(LaunchProperties.HOME, home.toString());
    ExampleCatalog examples =
        new ExampleCatalog("org.minispark.cluster.cli.programs", getClass().getClassLoader());
    return Main.commandLine(system, examples)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
