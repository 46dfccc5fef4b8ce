package programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.rdd.ParallelCollectionRDD;
import org.minispark.rdd.RDD;
import org.minispark.rdd.TestingJobRunner;

/** Stands outside of the engine's packages, as a program does. */
class CallSitesTest {
  private TestingJobRunner jobs;
  private RDD<Integer> numbers;

  @BeforeEach
  void start(@TempDir Path directory) {
    jobs = new TestingJobRunner(directory);
    numbers = new ParallelCollectionRDD<>(jobs, List.of(3, 1, 2), 2);
  }

  @AfterEach
  void stop() {
    jobs.close();
  }

  @Test
  void theLastEngineMethodAndTheFirstUserLineNameTheCall() {
    String first = numbers.map(x -> x).callSite().shortForm();
    String second = numbers.filter(x -> true).callSite().shortForm();
    assertThat(first).matches("map at CallSitesTest\\.java:\\d+");
    assertThat(second).isEqualTo("filter at CallSitesTest.java:" + (lineOf(first) + 1));
  }

  private static int lineOf(String callSite) {
    return Integer.parseInt(callSite.substring(callSite.indexOf(':') + 1));
  }

  @Test
  void innerNodesHaveTheProgramsCallSite() {
    RDD<Integer> sorted = numbers.sortBy(x -> x, Comparator.<Integer>naturalOrder(), true, 2);
    assertThat(sorted.toDebugString().lines())
        .hasSize(4)
        .last()
        .asString()
        .contains("ParallelCollectionRDD at CallSitesTest.java:");
    assertThat(sorted.dependencies().get(0).rdd().callSite().shortForm())
        .isEqualTo(sorted.callSite().shortForm());
  }

  @Test
  void theLongFormIsTheStackFromTheEntryOutwards() {
    List<String> stack = numbers.map(x -> x).callSite().longForm().lines().toList();
    assertThat(stack).hasSizeBetween(2, 20);
    assertThat(stack.get(0)).startsWith("org.minispark.rdd.RDD.map(RDD.java:");
    assertThat(stack.get(1)).startsWith("programs.CallSitesTest.theLongForm");
  }
}
