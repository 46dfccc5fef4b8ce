package org.minispark.compare.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.minispark.compare.differential.BrokenInterpreter.Bug;
import org.minispark.compare.differential.program.Interpreter;
import org.minispark.compare.differential.program.Operator;
import org.minispark.compare.differential.program.RandomProgram;

/** Random programs tell the same on both engines: answers, exceptions, jobs, stages, shuffles. */
class DifferentialTest {
  private static final int SOON = 200;
  private static final int SMALL = 4;
  private static final long SEED = 7;

  private static Path folder;
  private static SparkPrograms spark;
  private static Interpreter miniSpark;
  private static ExplainedDifferences explained;

  @BeforeContainer
  static void start() throws IOException {
    folder = Files.createTempDirectory("differential");
    spark = new SparkPrograms(folder);
    miniSpark = new Interpreter();
    explained = ExplainedDifferences.read();
  }

  @AfterContainer
  static void stop() throws IOException, InterruptedException {
    miniSpark.close();
    spark.stop();
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

  @Example
  void aWrongJoinIsFound() throws Exception {
    assertThat(smallestThatShows(Bug.WRONG_JOIN).operators())
        .contains(Operator.JOIN)
        .hasSizeLessThanOrEqualTo(SMALL);
  }

  @Example
  void aTakeOfOneRecordLessIsFound() throws Exception {
    RandomProgram smallest = smallestThatShows(Bug.TAKE_OFF_BY_ONE);
    assertThat(smallest.operators()).hasSize(1);
    assertThat(smallest.javaSource()).contains(".take(1)");
  }

  @Example
  void aLostPartitionIsFound() throws Exception {
    assertThat(smallestThatShows(Bug.LOST_PARTITION).operators())
        .contains(Operator.REPARTITION)
        .hasSizeLessThanOrEqualTo(SMALL);
  }

  private static RandomProgram smallestThatShows(Bug bug) throws Exception {
    RandomGenerator<RandomProgram> programs = RandomPrograms.any().generator(SOON);
    Random random = new Random(SEED);
    try (BrokenInterpreter broken = new BrokenInterpreter(bug)) {
      for (int i = 0; i < SOON; i++) {
        RandomProgram program = programs.next(random).value();
        if (differ(broken, program)) {
          return Shrinking.shrink(program, smaller -> differ(broken, smaller));
        }
      }
    }
    throw new AssertionError("not found in " + SOON + " programs: " + bug);
  }

  private static void bothTellTheSame(RandomProgram program) throws Exception {
    if (differs(program)) {
      RandomProgram smallest = Shrinking.shrink(program, DifferentialTest::differs);
      assertThat(told(miniSpark.run(smallest)))
          .as("the smallest of a program that differs:%n%s%nfound as%n%s", smallest, program)
          .isEqualTo(told(spark.run(smallest)));
    }
  }

  private static boolean differs(RandomProgram program) throws Exception {
    return differ(miniSpark, program);
  }

  private static boolean differ(Interpreter engine, RandomProgram program) throws Exception {
    return !told(engine.run(program)).equals(told(spark.run(program)));
  }

  private static String told(String text) {
    return explained.without(text);
  }
}
