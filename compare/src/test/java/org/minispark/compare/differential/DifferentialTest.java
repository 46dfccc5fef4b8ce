package org.minispark.compare.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.minispark.compare.differential.program.Interpreter;
import org.minispark.compare.differential.program.RandomProgram;

/** Random programs tell the same on both engines: answers, exceptions, jobs, stages, shuffles. */
class DifferentialTest {
  private static Path folder;
  private static SparkPrograms spark;
  private static Interpreter miniSpark;

  @BeforeContainer
  static void start() throws IOException {
    folder = Files.createTempDirectory("differential");
    spark = new SparkPrograms(folder);
    miniSpark = new Interpreter();
  }

  @AfterContainer
  static void stop() throws IOException, InterruptedException {
    miniSpark.close();
    spark.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Provide
  Arbitrary<RandomProgram> programs() {
    return RandomPrograms.any();
  }

  /** The same programs each time. */
  @Property(
      tries = 250,
      seed = "20261121",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void knownPrograms(@ForAll("programs") RandomProgram program) throws Exception {
    bothTellTheSame(program);
  }

  /** Others each time; the seed is told when one differs. */
  @Property(tries = 250, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void freshPrograms(@ForAll("programs") RandomProgram program) throws Exception {
    bothTellTheSame(program);
  }

  @Tag("long")
  @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void manyPrograms(@ForAll("programs") RandomProgram program) throws Exception {
    bothTellTheSame(program);
  }

  private static void bothTellTheSame(RandomProgram program) throws Exception {
    if (differs(program)) {
      RandomProgram smallest = Shrinking.shrink(program, DifferentialTest::differs);
      assertThat(miniSpark.run(smallest))
          .as("the smallest of a program that differs:%n%s%nfound as%n%s", smallest, program)
          .isEqualTo(spark.run(smallest));
    }
  }

  private static boolean differs(RandomProgram program) throws Exception {
    return !miniSpark.run(program).equals(spark.run(program));
  }
}
