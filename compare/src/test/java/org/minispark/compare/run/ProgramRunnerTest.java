package org.minispark.compare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.check.Plan;
import org.minispark.compare.programs.AsyncActions;
import org.minispark.compare.programs.Fails;
import org.minispark.compare.programs.MethodReferences;
import org.minispark.compare.programs.TwoContexts;
import org.minispark.compare.programs.Vocabulary;
import org.minispark.compare.programs.WritesAndExits;
import org.minispark.compare.recording.Recording.Action;

class ProgramRunnerTest {
  private static final Map<String, String> CONFIGURATION = Map.of("spark.master", "local[1]");

  @TempDir private Path folder;

  @Test
  void theSameCompiledProgramPrintsTheSameOnBothEngines() throws Exception {
    EngineRun onSpark = run(spark(), Vocabulary.class);
    EngineRun onMiniSpark = run(miniSpark(), Vocabulary.class);
    assertThat(onSpark.standardError()).isEmptyFile();
    assertThat(onSpark.exitStatus()).isZero();
    assertThat(onSpark.standardOutput())
        .hasSameTextualContentAs(onMiniSpark.standardOutput())
        .content()
        .startsWith("(spark,5) 5 (5,spark)\n(made,42)\n");
  }

  @Test
  void aProgramThatEndsTheJvmIsTimedAndItsFilesAreKept() throws Exception {
    EngineRun run = run(miniSpark(), WritesAndExits.class, Program.OUTPUT);
    assertThat(run.failed()).isFalse();
    assertThat(run.mainTime()).isPositive().isLessThan(run.wallTime());
    assertThat(run.output().resolve("part-00000")).hasContent("(a,1)\n(b,2)");
    assertThat(run.standardOutput()).hasContent("wrote " + run.output().resolve("part-00000"));
  }

  @Test
  void aFailureIsTheProgramsOwn() throws Exception {
    EngineRun run = run(miniSpark(), Fails.class);
    assertThat(run.failed()).isTrue();
    assertThat(run.mainTime()).isPositive();
    assertThat(Files.readString(run.standardError()))
        .startsWith("Exception in thread \"main\" java.lang.IllegalStateException: no luck today");
  }

  @Test
  void actionsThatAreCalledThroughReferencesAreRecordedToo() throws Exception {
    List<Action> onSpark = run(spark(), MethodReferences.class).recording().actions();
    List<Action> onMiniSpark = run(miniSpark(), MethodReferences.class).recording().actions();
    assertThat(onMiniSpark)
        .extracting(action -> action.place().replaceAll(":\\d+", ""), Action::value)
        .containsExactly(
            tuple("collect at MethodReferences.java", List.of("3", "1", "2")),
            tuple("take at MethodReferences.java", List.of("3", "1")),
            tuple("count at MethodReferences.java", List.of("3L")),
            tuple("sum at MethodReferences.java", List.of("6.0")),
            tuple("count at MethodReferences.java", List.of("3L")),
            tuple("isEmpty at MethodReferences.java", List.of("false")));
    assertThat(onSpark).isEqualTo(onMiniSpark);
  }

  @Test
  void actionsThatDoNotWaitAreRecordedInTheOrderOfTheirBeginning() throws Exception {
    List<Action> onSpark = run(spark(), AsyncActions.class).recording().actions();
    List<Action> onMiniSpark = run(miniSpark(), AsyncActions.class).recording().actions();
    assertThat(onMiniSpark)
        .extracting(action -> action.place().replaceAll(" at .*", ""), Action::value)
        .containsExactly(
            tuple("collectAsync", List.of("3", "1", "2")),
            tuple("countAsync", List.of("3L")),
            tuple("takeAsync", List.of("3", "1")),
            tuple("countAsync", List.of("3L")),
            tuple("foreachAsync", List.of("null")),
            tuple("foreachPartitionAsync", List.of("null")),
            tuple("countAsync", List.of("java.util.concurrent.ExecutionException")),
            tuple("countAsync", List.of()),
            tuple("count", List.of("3L")));
    assertThat(onSpark).isEqualTo(onMiniSpark);
  }

  @Test
  void eachContextOfAProgramHasItsOwnPlan() throws Exception {
    Plan onSpark = Plan.of(run(spark(), TwoContexts.class).recording());
    Plan onMiniSpark = Plan.of(run(miniSpark(), TwoContexts.class).recording());
    assertThat(onMiniSpark.lines().stream().map(line -> line.replaceAll(", of .*", "")))
        .containsExactly(
            "context 0",
            "job 0: 2 stages",
            "job 0, stage 0, mapToPair at TwoContexts.java:23: 3 tasks, 6 records written",
            "job 0, stage 1, collect at TwoContexts.java:25: 3 tasks, reads stage 0",
            "job 1: 2 stages",
            "job 1, stage 0, mapToPair at TwoContexts.java:23: skipped",
            "job 1, stage 1, count at TwoContexts.java:25: 3 tasks, reads stage 0",
            "context 1",
            "job 2: 2 stages",
            "job 2, stage 0, mapToPair at TwoContexts.java:23: 2 tasks, 5 records written",
            "job 2, stage 1, collect at TwoContexts.java:25: 2 tasks, reads stage 0",
            "job 3: 2 stages",
            "job 3, stage 0, mapToPair at TwoContexts.java:23: skipped",
            "job 3, stage 1, count at TwoContexts.java:25: 2 tasks, reads stage 0");
    assertThat(onSpark).isEqualTo(onMiniSpark);
  }

  @Test
  void aSecondRunStartsAfresh() throws Exception {
    Path old = run(miniSpark(), Fails.class).output().resolve("old");
    Files.createFile(old);
    run(miniSpark(), Fails.class);
    assertThat(old).doesNotExist();
  }

  private EngineRun run(Engine engine, Class<?> program, String... arguments) throws Exception {
    Path code = folder.resolve("code-of-" + program.getSimpleName());
    if (!Files.exists(code)) {
      TestPrograms.copyTo(code, program);
    }
    ProgramRunner runner =
        new ProgramRunner(Path.of(System.getProperty("java.home"), "bin", "java"), folder);
    return runner.run(
        engine,
        new Program(program.getSimpleName(), program.getName(), List.of(code), List.of(arguments)));
  }

  private Engine spark() throws IOException {
    return Engines.spark(TestPrograms.sparkClassPath(), CONFIGURATION, folder);
  }

  private static Engine miniSpark() {
    return Engines.miniSpark(TestPrograms.miniSparkClassPath(), "test", CONFIGURATION);
  }
}
