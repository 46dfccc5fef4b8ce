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
import org.minispark.compare.programs.Fails;
import org.minispark.compare.programs.MethodReferences;
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
