package org.minispark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minispark.compare.programs.ChoosesItsMaster;
import org.minispark.compare.programs.Fails;
import org.minispark.compare.programs.FailsOnSpark;
import org.minispark.compare.programs.LambdaJob;
import org.minispark.compare.programs.NamesItsEngine;
import org.minispark.compare.programs.NeedsTheEngine;
import org.minispark.compare.programs.NeverStops;
import org.minispark.compare.programs.NeverTheSame;
import org.minispark.compare.programs.SortedJob;
import org.minispark.compare.programs.Vocabulary;
import picocli.CommandLine;

class CommandsTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare pagerank | there is no program pagerank; it is wordcount, logreg or all",
        "compare wordcount logreg | one program at a time: wordcount, logreg or all; your own needs"
            + " --program",
        "compare --master spark://host:7077 | --master takes local, local[N], local[*] or"
            + " local-cluster[N,CORES,MB], not spark://host:7077",
        "compare --input nowhere.txt | there is no input nowhere.txt",
        "compare --jar x.jar | --jar goes with --program CLASS, the class in it that has the main"
            + " method",
        "compare --program a.B | --program needs --jar JAR, the jar that holds a.B",
        "compare --program a.B --jar nowhere.jar | there is no jar nowhere.jar",
        "compare --spark-conf fast | --spark-conf takes best or default, not fast",
        "compare --conf a=b | --conf takes Spark's properties, spark.*, not a",
        "compare --mster local | there is no option --mster; the options are --conf, --help,"
            + " --input, --jar, --master, --out, --program, --runs, --spark-conf, --version",
        "relocate nowhere.jar out.jar | there is no program nowhere.jar",
        "relocate a.jar b.jar --to flink | --to takes spark or minispark, not flink",
      })
  void aMistakeIsPutRightInOneLine(String command, String advice) {
    assertThat(execute(command.split(" "))).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("./minispark " + command.split(" ")[0] + ": " + advice + "\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aProgramThatDiffersIsReportedAndFails() throws IOException {
    assertThat(compare(NamesItsEngine.class)).isEqualTo(1);
    assertThat(out.toString())
        .contains("DIFFERENT: standard output, line 2")
        .contains("Spark:     org.apache.spark.SparkConf")
        .contains("MiniSpark: org.minispark.SparkConf");
    assertThat(folder.resolve("report/report.html"))
        .content()
        .contains("0 of 1")
        .contains("<code>org.apache.spark.SparkConf</code>");
  }

  @Test
  void aProgramThatDoesNotDifferPasses() throws IOException {
    assertThat(compare(Vocabulary.class)).isZero();
    assertThat(out.toString()).contains("Vocabulary  equal (10 lines, 0 files, ");
  }

  @Test
  void aJobOfLambdasGivesTheSameOnBothEngines() throws IOException {
    assertThat(compare(LambdaJob.class, "--", "{out}")).isZero();
    assertThat(out.toString()).contains("LambdaJob  equal (6 lines, 12 files, ");
    assertThat(folder.resolve("report/report.html"))
        .content()
        .contains("Where the time went", "Tasks on the cores", "Stages of both engines");
  }

  @Test
  void toFailOnBothEnginesIsNotToBeEqual() throws IOException {
    assertThat(compare(Fails.class)).isEqualTo(1);
    assertThat(out.toString()).contains("FAILED on both engines");
    assertThat(err.toString())
        .contains("Fails failed on Spark:")
        .contains("Fails failed on MiniSpark:")
        .contains("no luck today");
  }

  @Test
  void toFailOnOneEngineIsSaidWithItsCause() throws IOException {
    assertThat(compare(FailsOnSpark.class)).isEqualTo(1);
    assertThat(out.toString())
        .contains("FAILED on Spark alone")
        .contains(
            """
            FailsOnSpark: end
                Spark:     exit status 1, Exception in thread "main" \
            java.lang.IllegalStateException: not on this engine
                MiniSpark: exit status 0
            """);
  }

  @Test
  void aProgramThatIsNeverTheSameIsToldFromEnginesThatDiffer() throws IOException {
    assertThat(compare(NeverTheSame.class)).isEqualTo(1);
    assertThat(out.toString())
        .contains("DIFFERENT: standard output, line 1")
        .contains(
            "NeverTheSame: two runs on Spark alone differ too (standard output, line 1): what the"
                + " program does is not the same each time");
  }

  @Test
  void aContextThatIsNeverStoppedEndsWithItsProgram() throws IOException {
    assertThat(compare(NeverStops.class)).as(out.toString()).isZero();
  }

  @Test
  void aProgramThatChoosesItsMasterIsHeldToTheRuleOfThatOne() throws IOException {
    assertThat(compare(ChoosesItsMaster.class)).as(out + "\n" + err).isZero();
    assertThat(out.toString())
        .contains(
            "ChoosesItsMaster: it chose its master itself, with more than one slot; equal means"
                + " here, on several slots: ");
  }

  @Test
  void bothEnginesRunOnProcesses() throws IOException {
    String[] onTwo = {"--master", "local-cluster[2,1,512]", "--", "{out}"};
    assertThat(compare(SortedJob.class, onTwo)).as(out + "\n" + err).isZero();
    assertThat(out.toString())
        .contains("on local-cluster[2,1,512]", "Equal means, on several slots")
        .contains("SortedJob  equal (9 lines, 6 files, 3 actions, ");
    assertThat(folder.resolve("report/SortedJob/spark/scratch")).doesNotExist();
    assertThat(processesNaming(folder)).isEmpty();
  }

  @Test
  void theMainClassIsLookedUpBeforeAnythingRuns() throws IOException {
    Path code = TestPrograms.copyTo(folder.resolve("code"), SortedJob.class).toAbsolutePath();
    String others = "; with a main method: " + SortedJob.class.getName() + "\n";
    assertThat(execute("compare", "--program", "a.Job", "--jar", code.toString())).isEqualTo(2);
    assertThat(err.toString()).endsWith("there is no class a.Job in " + code + others);
    String reading = SortedJob.Reading.class.getName();
    assertThat(execute("compare", "--program", reading, "--jar", code.toString())).isEqualTo(2);
    assertThat(err.toString())
        .endsWith(reading + " has no public static void main(String[])" + others);
  }

  @Test
  void whatTheEngineLacksIsListedWhenItIsMissed() throws IOException {
    assertThat(compare(NeedsTheEngine.class)).isEqualTo(1);
    assertThat(err.toString())
        .contains("(NeedsTheEngine.java:10): there is no org.apache.spark.engine.base.SystemClock");
  }

  @Test
  void relocateWritesAJarAndListsWhatIsMissing() throws IOException {
    Path app = TestPrograms.copyTo(folder.resolve("app"), NeedsTheEngine.class);
    Path jar = folder.resolve("spark.jar");
    assertThat(execute("relocate", app.toString(), jar.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("(NeedsTheEngine.java:10): there is no org.apache.spark.engine.base.SystemClock");
    assertThat(jar).exists();
  }

  @Test
  void whatWasRelocatedComesBack() throws IOException {
    Path app = TestPrograms.copyTo(folder.resolve("app"), Vocabulary.class);
    Path spark = folder.resolve("spark.jar");
    Path back = folder.resolve("back.jar");
    assertThat(execute("relocate", app.toString(), spark.toString())).isZero();
    assertThat(execute("relocate", spark.toString(), back.toString(), "--to", "minispark"))
        .isZero();
    assertThat(out.toString()).endsWith(back + ": all that it names is there\n");
  }

  private static List<String> processesNaming(Path place) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(place.toString()))
        .toList();
  }

  private int compare(Class<?> program, String... arguments) throws IOException {
    Path code = TestPrograms.copyTo(folder.resolve("code"), program);
    List<String> command =
        List.of(
            "compare",
            "--runs",
            "1",
            "--program",
            program.getName(),
            "--jar",
            code.toString(),
            "--out",
            folder.resolve("report").toString());
    return execute(Stream.concat(command.stream(), Stream.of(arguments)).toArray(String[]::new));
  }

  private int execute(String... command) {
    CommandLine commandLine = Main.commandLine(installation());
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(command);
  }

  private static Installation installation() {
    return new Installation(
        Path.of("..").toAbsolutePath().normalize(),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        TestPrograms.miniSparkClassPath());
  }
}
