package org.minispark.compare.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.programs.AllExamples;
import org.minispark.compare.recording.RecordingFile;
import org.minispark.compare.run.Engine;
import org.minispark.compare.run.EngineRun;
import org.minispark.compare.run.Engines;
import org.minispark.compare.run.Program;
import org.minispark.compare.run.ProgramRunner;

/** Both engines make the same plan of each example, and all print the same. */
class ExamplePlansTest {
  private static final Map<String, String> CONFIGURATION =
      Map.of("spark.master", "local[1]", "spark.resultGetter.threads", "1");
  private static final Path SOURCES =
      TestPrograms.project().resolve("examples/src/main/java/org/minispark/examples");
  private static final String ACTIONS = "(?m)^(action|value)\\t.*\\n";
  private static final String CONTEXT_BEGINS = "(?m)^context-start\\t.*\\n";

  @TempDir private Path folder;

  @Test
  void bothEnginesMakeTheSamePlans() throws Exception {
    Program program = program();
    Engine spark = Engines.spark(TestPrograms.sparkClassPath(), CONFIGURATION, folder);
    Engine miniSpark = Engines.miniSpark(TestPrograms.miniSparkClassPath(), "test", CONFIGURATION);
    EngineRun ofSpark = run(spark, program);
    EngineRun ofMiniSpark = run(miniSpark, program);

    assertThat(ofMiniSpark.standardOutput()).hasSameTextualContentAs(ofSpark.standardOutput());
    List<Plan> expected = plans("spark");
    List<Plan> actual = plans("minispark");
    assertThat(actual).hasSameSizeAs(expected).hasSize(examples());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).jobs()).isNotEmpty();
      assertThat(actual.get(i).lines())
          .isEqualTo(expected.get(i).withProgramNamesOf(actual.get(i)).lines());
    }
  }

  private EngineRun run(Engine engine, Program program) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    EngineRun run = new ProgramRunner(java, folder).run(engine, program);
    assertThat(run.exitStatus())
        .as("%s tells: %s", engine.name(), Files.readString(run.standardError()))
        .isZero();
    return run;
  }

  private Program program() throws Exception {
    Path code = TestPrograms.copyTo(folder.resolve("code"), AllExamples.class);
    return new Program(
        "examples",
        AllExamples.class.getName(),
        List.of(code, TestPrograms.examples()),
        List.of(TestPrograms.project().toString(), Program.OUTPUT));
  }

  /** One of each context: ids of stages and jobs begin anew in each. */
  private List<Plan> plans(String engine) throws IOException {
    String journal =
        Files.readString(folder.resolve("examples").resolve(engine).resolve("journal.txt"));
    return Arrays.stream(journal.replaceAll(ACTIONS, "").split(CONTEXT_BEGINS))
        .skip(1)
        .map(RecordingFile::parse)
        .map(Plan::of)
        .toList();
  }

  /** How many of the examples have a main method. */
  private static int examples() throws IOException {
    int programs = 0;
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        programs += Files.readString(source).contains("static void main(") ? 1 : 0;
      }
    }
    return programs;
  }
}
