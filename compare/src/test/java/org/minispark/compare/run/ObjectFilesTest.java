package org.minispark.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.compare.TestPrograms;
import org.minispark.compare.programs.ReadsObjects;
import org.minispark.compare.programs.WritesObjects;

/** Object files that one engine writes are read by the other. */
class ObjectFilesTest {
  private static final Map<String, String> CONFIGURATION = Map.of("spark.master", "local[1]");

  @TempDir private Path folder;
  private Path code;
  private Engine spark;
  private Engine miniSpark;

  @BeforeEach
  void prepare() throws IOException {
    code = folder.resolve("code");
    TestPrograms.copyTo(code, WritesObjects.class);
    TestPrograms.copyTo(code, ReadsObjects.class);
    spark = Engines.spark(TestPrograms.sparkClassPath(), CONFIGURATION, folder);
    miniSpark = Engines.miniSpark(TestPrograms.miniSparkClassPath(), "test", CONFIGURATION);
  }

  @Test
  void oneEngineReadsWhatTheOtherWrites() throws Exception {
    Path bySpark = write(spark);
    Path byMiniSpark = write(miniSpark);

    String told = read(miniSpark, byMiniSpark);
    assertThat(told)
        .startsWith("449985000\n30000\n[(0,v0), (1,v1), ")
        .contains("\nString text\nnull\nDouble 1.5\n", "\nPlace here(0.5,-0.5)\n0\n");
    assertThat(read(miniSpark, bySpark)).as("MiniSpark reads Spark's").isEqualTo(told);
    assertThat(read(spark, byMiniSpark)).as("Spark reads MiniSpark's").isEqualTo(told);
    assertThat(Files.size(byMiniSpark.resolve("numbers").resolve("part-00000")))
        .isEqualTo(Files.size(bySpark.resolve("numbers").resolve("part-00000")));
  }

  private Path write(Engine engine) throws Exception {
    return run(engine, WritesObjects.class, "written", Program.OUTPUT).output();
  }

  private String read(Engine engine, Path written) throws Exception {
    String of = "read from " + written.getParent().getFileName();
    return Files.readString(
        run(engine, ReadsObjects.class, of, written.toString()).standardOutput());
  }

  private EngineRun run(Engine engine, Class<?> program, String name, String argument)
      throws Exception {
    ProgramRunner runner =
        new ProgramRunner(Path.of(System.getProperty("java.home"), "bin", "java"), folder);
    EngineRun run =
        runner.run(engine, new Program(name, program.getName(), List.of(code), List.of(argument)));
    assertThat(run.exitStatus()).as(Files.readString(run.standardError())).isZero();
    return run;
  }
}
