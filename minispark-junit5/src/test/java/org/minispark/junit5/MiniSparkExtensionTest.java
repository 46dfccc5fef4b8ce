package org.minispark.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.minispark.SparkContext;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.sql.SparkSession;

/** Runs test classes that use the extension, each in a JUnit of its own. */
class MiniSparkExtensionTest {
  private static final String FAILING = "a failing test";

  private static EngineExecutionResults run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "same_thread")
        .execute();
  }

  private static void runAndSucceed(Class<?> testClass, int tests) {
    EngineExecutionResults results = run(testClass);
    results.allEvents().assertStatistics(statistics -> statistics.failed(0).aborted(0).skipped(0));
    results.testEvents().assertStatistics(statistics -> statistics.succeeded(tests));
  }

  private static String failureOf(Class<?> testClass) {
    return run(testClass).allEvents().failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> String.valueOf(result.getThrowable().orElseThrow().getMessage()))
        .collect(Collectors.joining("\n"));
  }

  /** Those of a group, since other test classes have engines at the same time. */
  private static List<Thread> engineThreads(ThreadGroup group) {
    Thread[] all = new Thread[100];
    return Arrays.stream(all, 0, group.enumerate(all))
        .filter(thread -> thread.getName().toLowerCase(Locale.ROOT).startsWith("spark"))
        .toList();
  }

  static class EachTest {
    @BeforeEach
    void prepare(@MiniSpark JavaSparkContext sc, TestInfo test) {
      Seen.by("prepared " + test.getDisplayName(), sc);
    }

    @Test
    void first(@MiniSpark JavaSparkContext sc) {
      Seen.by("first", sc);
      assertThat(sc.parallelize(List.of(1, 2, 3)).map(number -> 2 * number).collect())
          .containsExactly(2, 4, 6);
    }

    @Test
    void second(@MiniSpark JavaSparkContext sc, @MiniSpark SparkContext same) {
      Seen.by("second", sc);
      assertThat(sc.sc()).isEqualTo(same);
    }

    @AfterEach
    void look(@MiniSpark JavaSparkContext sc, TestInfo test) {
      Seen.by("looked at " + test.getDisplayName(), sc);
    }
  }

  @Test
  void everyTestHasAContextOfItsOwn() {
    runAndSucceed(EachTest.class, 2);

    assertThat(Seen.context("first")).isNotEqualTo(Seen.context("second"));
    assertThat(Seen.context("prepared first(JavaSparkContext)")).isEqualTo(Seen.context("first"));
    assertThat(Seen.context("looked at first(JavaSparkContext)")).isEqualTo(Seen.context("first"));
    assertThat(Seen.context("first").isStopped()).isTrue();
    assertThat(Seen.context("second").isStopped()).isTrue();
    assertThat(Seen.context("first").appName()).isEqualTo("EachTest.first");
    assertThat(Seen.context("first").master()).isEqualTo("local[2]");
  }

  static class AllTests {
    @MiniSpark static JavaSparkContext inField;

    @BeforeAll
    static void prepare(@MiniSpark JavaSparkContext sc) {
      Seen.by("class", sc);
      assertThat(sc).isEqualTo(inField);
    }

    @Test
    void usesTheClassesContext() {
      Seen.by("used by a test", inField);
      assertThat(SparkSession.builder().getOrCreate().sparkContext()).isEqualTo(inField.sc());
    }

    @Test
    void hasItsOwnIfItAsks(@MiniSpark JavaSparkContext sc) {
      Seen.by("own beside the class", sc);
      assertThat(SparkSession.builder().getOrCreate().sparkContext()).isEqualTo(sc.sc());
    }

    @AfterAll
    static void finish(@MiniSpark JavaSparkContext sc) {
      Seen.by("after the class", sc);
    }
  }

  @Test
  void aClassHasAContextIfItAsks() {
    runAndSucceed(AllTests.class, 2);

    SparkContext ofClass = Seen.context("class");
    assertThat(Seen.context("used by a test")).isEqualTo(ofClass);
    assertThat(Seen.context("after the class")).isEqualTo(ofClass);
    assertThat(Seen.context("own beside the class")).isNotEqualTo(ofClass);
    assertThat(ofClass.isStopped()).isTrue();
  }

  @MiniSpark(
      master = "local[3]",
      conf = {"spark.default.parallelism=5", "spark.a=class"})
  static class Configured {
    @Test
    void byTheClass(JavaSparkContext sc) {
      assertThat(sc.master()).isEqualTo("local[3]");
      assertThat(sc.defaultParallelism()).isEqualTo(5);
    }

    @Test
    void byTheParameterFirst(
        @MiniSpark(master = "local[1]", conf = "spark.a = own") JavaSparkContext sc) {
      assertThat(sc.master()).isEqualTo("local[1]");
      assertThat(sc.defaultParallelism()).isEqualTo(5);
      assertThat(sc.getConf().get("spark.a")).isEqualTo("own");
    }

    @Test
    void differentSettingsAreDifferentContexts(
        JavaSparkContext one, @MiniSpark(master = "local[1]") JavaSparkContext other) {
      assertThat(one.sc()).isNotEqualTo(other.sc());
    }

    @Nested
    class Inside {
      @Test
      void theOuterClassSpeaks(JavaSparkContext sc) {
        assertThat(sc.master()).isEqualTo("local[3]");
      }
    }
  }

  @Test
  void settings() {
    runAndSucceed(Configured.class, 4);
  }

  static class InFields {
    @MiniSpark JavaSparkContext sc;
    @MiniSpark SparkSession session;

    @Test
    void one() {
      Seen.by("field of one", sc);
      assertThat(session.sparkContext()).isEqualTo(sc.sc());
    }

    @Test
    void other(@MiniSpark JavaSparkContext same) {
      Seen.by("field of other", sc);
      assertThat(same.sc()).isEqualTo(sc.sc());
    }
  }

  @Test
  void instanceFieldsBelongToTheTest() {
    runAndSucceed(InFields.class, 2);

    assertThat(Seen.context("field of one")).isNotEqualTo(Seen.context("field of other"));
    assertThat(Seen.context("field of one").isStopped()).isTrue();
  }

  static class Constructed {
    private final JavaSparkContext sc;

    Constructed(@MiniSpark JavaSparkContext sc) {
      this.sc = sc;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void test(String name) {
      Seen.by("constructed for " + name, sc);
      assertThat(SparkSession.builder().getOrCreate().sparkContext()).isEqualTo(sc.sc());
    }

    @Nested
    class Inside {
      @Test
      void usesTheOuterOne() {
        Seen.by("constructed for a nested test", sc);
      }
    }
  }

  @Test
  void aConstructorsContextLivesAsLongAsItsInstance() {
    runAndSucceed(Constructed.class, 3);

    assertThat(Seen.context("constructed for a")).isNotEqualTo(Seen.context("constructed for b"));
    for (String name : List.of("a", "b", "a nested test")) {
      assertThat(Seen.context("constructed for " + name).isStopped()).as(name).isTrue();
    }
  }

  @TestInstance(Lifecycle.PER_CLASS)
  static class ConstructedOnce {
    private final JavaSparkContext sc;

    ConstructedOnce(@MiniSpark JavaSparkContext sc) {
      this.sc = sc;
    }

    @BeforeAll
    void prepare(@MiniSpark JavaSparkContext same) {
      assertThat(same.sc()).isEqualTo(sc.sc());
    }

    @Test
    void one() {
      Seen.by("once", sc);
    }

    @Test
    void other() {
      assertThat(sc.sc().isStopped()).isFalse();
    }
  }

  @Test
  void oneInstanceHasOneContext() {
    runAndSucceed(ConstructedOnce.class, 2);

    assertThat(Seen.context("once").isStopped()).isTrue();
  }

  @Execution(ExecutionMode.CONCURRENT)
  static class Parallel {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Test
    void left(@MiniSpark SparkSession session) throws Exception {
      meet("left", session);
    }

    @Test
    void right(@MiniSpark SparkSession session) throws Exception {
      meet("right", session);
    }

    /** Returns once both tests have their context, and use the one that the other has not. */
    private static void meet(String name, SparkSession session) throws Exception {
      Seen.by(name, session.sparkContext());
      BOTH.await(10, TimeUnit.MINUTES);
      assertThat(SparkSession.builder().appName("tested code").getOrCreate()).isSameAs(session);
      JavaSparkContext sc = new JavaSparkContext(session.sparkContext());
      assertThat(sc.parallelize(List.of(1, 2, 3, 4), 4).reduce(Integer::sum)).isEqualTo(10);
      BOTH.await(10, TimeUnit.MINUTES);
    }
  }

  @Test
  void testsInParallelDoNotMeet() {
    runAndSucceed(Parallel.class, 2);

    assertThat(Seen.context("left")).isNotEqualTo(Seen.context("right"));
  }

  static class Failing {
    @Test
    void fails(@MiniSpark JavaSparkContext sc) {
      Seen.by("failing", sc);
      ThreadGroup group = Thread.currentThread().getThreadGroup();
      assertThat(group.getName()).isEqualTo(FAILING);
      assertThat(engineThreads(group)).isNotEmpty();
      sc.parallelize(List.of(0)).map(zero -> 1 / zero).collect();
    }
  }

  @Test
  void aFailingTestLeavesNothingBehind() throws Exception {
    ThreadGroup group = new ThreadGroup(FAILING);
    FutureTask<String> run = new FutureTask<>(() -> failureOf(Failing.class));
    new Thread(group, run).start();

    assertThat(run.get()).contains("ArithmeticException: / by zero");

    assertThat(Seen.context("failing").isStopped()).isTrue();
    for (Thread ending : engineThreads(group)) {
      ending.join(TimeUnit.MINUTES.toMillis(5));
    }
    assertThat(engineThreads(group)).isEmpty();
  }

  static class WrongType {
    @Test
    void test(@MiniSpark String sc) {}
  }

  static class WrongConfiguration {
    @Test
    void test(@MiniSpark(conf = "spark.default.parallelism") JavaSparkContext sc) {}
  }

  static class WrongMaster {
    @MiniSpark(master = "nowhere")
    static JavaSparkContext sc;

    @Test
    void test() {}
  }

  @Test
  void mistakesAreToldInOneSentence() {
    assertThat(failureOf(WrongType.class))
        .contains(
            "@MiniSpark stands at a JavaSparkContext, SparkContext or SparkSession; parameter sc"
                + " is a String");
    assertThat(failureOf(WrongConfiguration.class))
        .contains("@MiniSpark(conf) takes key=value, such as spark.default.parallelism=4")
        .contains("not spark.default.parallelism");
    assertThat(failureOf(WrongMaster.class)).contains("Could not parse Master URL: 'nowhere'");
  }
}
