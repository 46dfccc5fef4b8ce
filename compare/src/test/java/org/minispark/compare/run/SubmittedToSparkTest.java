package org.minispark.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.check.Equality;
import org.minispark.compare.check.RunComparison;
import org.minispark.compare.recording.RecordingFile;
import org.minispark.compare.relocation.ProgramRelocator;

/**
 * The way out: a relocated jar runs under Spark's own {@code SparkSubmit} on a real master and
 * worker, and prints and writes what the program does here.
 */
class SubmittedToSparkTest {
  private static final String MASTER = "local[2]";

  @TempDir private static Path folder;

  private static StandaloneSpark cluster;
  private static Path relocated;

  @BeforeAll
  static void start() throws IOException {
    relocated = folder.resolve("examples-spark.jar");
    ProgramRelocator relocator = ProgramRelocator.toSpark();
    relocator.relocate(TestPrograms.examples(), relocated);
    assertThat(relocator.findMissing(relocated, TestPrograms.sparkClassPath())).isEmpty();
    cluster =
        new StandaloneSpark(
            Engines.spark(TestPrograms.sparkClassPath(), Map.of(), folder),
            Files.createDirectories(folder.resolve("cluster")));
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void wordCount() throws Exception {
    runsTheSame("WordCount", readMe(), "3", Program.OUTPUT + "/counts");
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LogisticRegression",
        "LogisticRegressionSGD",
        "PageRank",
        "TransitiveClosure",
        "SparkPi",
        "LogQuery"
      })
  void everyOtherExample(String name) throws Exception {
    String data = TestPrograms.project().resolve("data/breast_cancer.csv").toString();
    String[] arguments = name.startsWith("Logistic") ? new String[] {data, "5"} : new String[0];
    runsTheSame(name, arguments);
  }

  private static void runsTheSame(String name, String... arguments) throws Exception {
    Program program =
        new Program(
            name,
            "org.minispark.examples." + name,
            List.of(TestPrograms.examples()),
            List.of(arguments));
    EngineRun here =
        new ProgramRunner(Path.of(System.getProperty("java.home"), "bin", "java"), folder)
            .run(
                Engines.miniSpark(
                    TestPrograms.miniSparkClassPath(), "test", Map.of("spark.master", MASTER)),
                program);
    EngineRun there = submit(program);
    assertThat(Files.readString(there.standardError())).isEmpty();
    assertThat(there.exitStatus()).isZero();
    assertThat(there.standardOutput()).isNotEmptyFile();
    assertThat(new RunComparison(there, unrecorded(here), Equality.on(MASTER)).differences())
        .isEmpty();
  }

  private static EngineRun submit(Program program) throws IOException, InterruptedException {
    Path place = Files.createDirectories(folder.resolve("submitted").resolve(program.name()));
    Path output = Files.createDirectories(place.resolve("out"));
    Path printed = place.resolve("stdout.txt");
    Path complained = place.resolve("stderr.txt");
    int status = cluster.submit(relocated, program, output, printed.toFile(), complained.toFile());
    return new EngineRun(
        status, 0, Duration.ZERO, printed, complained, output, RecordingFile.parse(""));
  }

  /** SparkSubmit records nothing, so no plans are held side by side. */
  private static EngineRun unrecorded(EngineRun run) {
    return new EngineRun(
        run.exitStatus(),
        run.start(),
        run.wallTime(),
        run.standardOutput(),
        run.standardError(),
        run.output(),
        RecordingFile.parse(""));
  }

  private static String readMe() {
    return TestPrograms.project().resolve("README.md").toString();
  }
}
