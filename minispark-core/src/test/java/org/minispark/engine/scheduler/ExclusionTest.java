package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.task.TaskDescription;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.SparkListenerEvent;
import org.minispark.scheduler.SparkListenerExecutorBlacklisted;
import org.minispark.scheduler.SparkListenerExecutorExcluded;
import org.minispark.scheduler.SparkListenerExecutorExcludedForStage;
import org.minispark.scheduler.SparkListenerExecutorUnexcluded;
import org.minispark.scheduler.SparkListenerNodeExcluded;
import org.minispark.scheduler.SparkListenerNodeExcludedForStage;
import org.minispark.scheduler.SparkListenerNodeUnexcluded;

/** Executors and hosts on which tasks fail get no more of them, by Spark's numbers. */
class ExclusionTest {
  private static final long HOUR = 3_600_000;
  private static final String PREFIX = "spark.excludeOnFailure.";
  private static final Exception BOOM = new IllegalStateException("boom");

  private SchedulerTesting test;

  private void start(Map<String, String> settings) {
    SparkConf conf = new SparkConf(false).set(PREFIX + "enabled", "true");
    conf.set("spark.locality.wait", "0"); // no hope for a better place hides what is tested
    settings.forEach(conf::set);
    test = new SchedulerTesting(conf);
  }

  @AfterEach
  void close() {
    if (test != null) {
      test.close();
    }
  }

  @Test
  void aTaskDoesNotReturnToAnExecutorOnWhichItFailed() {
    start(Map.of());
    test.executor("a", 1);
    test.executor("b", 1);
    TestingJob job = test.submit(test.lineage.source(1));
    String first = executorOf(0, 0);

    test.fail(0, 0, BOOM);

    assertThat(executorOf(0, 0)).isNotEqualTo(first);
    test.complete(0);
    assertThat(job.results()).hasSize(1);
  }

  @Test
  void aTaskDoesNotReturnToAHostOnWhichItFailedTwice() {
    start(Map.of());
    test.executor("a", "x", 1);
    test.executor("b", "x", 1);
    test.submit(test.lineage.source(1));

    test.fail(0, 0, BOOM);
    test.fail(0, 0, BOOM);
    assertThat(test.running(0)).isEmpty();
    test.executor("c", "x", 1);
    assertThat(test.running(0)).isEmpty();
    test.executor("d", "y", 1);

    assertThat(executorOf(0, 0)).isEqualTo("d");
  }

  @Test
  void aStageAvoidsAnExecutorOnWhichTwoOfItsTasksFailed() {
    start(Map.of());
    test.executor("a", 2);
    test.submit(test.lineage.source(5));
    test.fail(0, 0, BOOM);
    assertThat(test.events(SparkListenerExecutorExcludedForStage.class)).isEmpty();
    assertThat(test.running(0)).containsExactly(1, 2);

    test.executor("idle", "y", 0);
    test.fail(0, 1, BOOM);

    assertThat(test.running(0)).containsExactly(2);
    assertThat(test.events(SparkListenerExecutorExcludedForStage.class))
        .containsExactly(new SparkListenerExecutorExcludedForStage(1_000, "a", 2, 0, 0));
    test.executor("b", 4);
    assertThat(test.running(0)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }

  @Test
  void withoutAnIdleExecutorATaskWithoutPlaceIsGivenUpAtOnce() {
    start(Map.of());
    test.executor("a", 2);
    TestingJob job = test.submit(test.lineage.source(2));

    test.fail(0, 0, BOOM);

    assertThatThrownBy(job.waiter()::await).hasMessageContaining("cannot run anywhere");
    assertThat(test.backend.kills()).hasSize(1);
  }

  @Test
  void aStageAvoidsAHostOfTwoSuchExecutors() {
    start(Map.of(PREFIX + "stage.maxFailedTasksPerExecutor", "1"));
    test.executor("a", "x", 1);
    test.executor("b", "x", 1);
    test.submit(test.lineage.source(2));

    test.fail(0, 0, BOOM);
    test.fail(0, 1, BOOM);

    assertThat(test.events(SparkListenerNodeExcludedForStage.class))
        .containsExactly(new SparkListenerNodeExcludedForStage(1_000, "x", 2, 0, 0));
    test.executor("c", "x", 2);
    assertThat(test.running(0)).isEmpty();
  }

  @Test
  void failuresThatOthersOutliveExcludeAnExecutorFromAllStages() {
    start(Map.of());
    test.executor("a", 2);
    RDD<Object> two = test.lineage.source(2);
    test.submit(two);
    failBothThenSucceedOn("b");
    assertThat(excluded())
        .containsExactly(
            new SparkListenerExecutorBlacklisted(1_000, "a", 2),
            new SparkListenerExecutorExcluded(1_000, "a", 2));

    test.submit(two);
    test.submit(two);
    assertThat(test.backend.running()).extracting("executorId").containsOnly("b").hasSize(2);

    test.pass(HOUR);
    assertThat(test.backend.running()).extracting("executorId").contains("a").hasSize(4);
    assertThat(test.events(SparkListenerExecutorUnexcluded.class))
        .containsExactly(new SparkListenerExecutorUnexcluded(1_000 + HOUR, "a"));
  }

  @Test
  void failuresOfSeveralStagesAddUpUntilTheyAreOld() {
    start(Map.of(PREFIX + "timeout", "10s", PREFIX + "task.maxTaskAttemptsPerExecutor", "2"));
    test.executor("a", 1);
    for (int stage = 0; stage < 3; stage++) {
      test.submit(test.lineage.source(1));
      test.fail(stage, 0, BOOM);
      test.complete(stage);
      assertThat(excluded()).hasSize(stage < 2 ? 0 : 2);
      test.pass(stage == 0 ? 10_001 : 5_000);
    }
  }

  @Test
  void twoExcludedExecutorsExcludeTheirHost() {
    start(Map.of(PREFIX + "application.maxFailedTasksPerExecutor", "1"));
    test.executor("a", "x", 1);
    test.executor("b", "x", 1);
    test.submit(test.lineage.source(2));
    test.fail(0, 0, BOOM);
    test.fail(0, 1, BOOM);
    test.executor("c", "y", 2);
    test.complete(0);

    assertThat(test.events(SparkListenerNodeExcluded.class))
        .containsExactly(new SparkListenerNodeExcluded(1_000, "x", 2));
    test.executor("d", "x", 1);
    test.submit(test.lineage.source(3));
    assertThat(test.backend.running()).extracting("executorId").containsOnly("c");
    test.pass(HOUR);
    assertThat(test.events(SparkListenerNodeUnexcluded.class))
        .containsExactly(new SparkListenerNodeUnexcluded(1_000 + HOUR, "x"));
    assertThat(test.running(1)).hasSize(3);
  }

  @Test
  void failuresOfAJobThatFailsProveNothing() {
    start(Map.of(PREFIX + "task.maxTaskAttemptsPerNode", "3", "spark.task.maxFailures", "4"));
    for (String executor : List.of("a", "b", "c", "d")) {
      test.executor(executor, 1);
    }
    TestingJob job = test.submit(test.lineage.source(1));
    for (int attempt = 0; attempt < 4; attempt++) {
      test.fail(0, 0, BOOM);
    }

    assertThatThrownBy(job.waiter()::await).hasMessageContaining("failed 4 times");
    assertThat(excluded()).isEmpty();
  }

  @Test
  void excludedExecutorsAreEndedIfWanted() {
    start(Map.of(PREFIX + "killExcludedExecutors", "true"));
    test.executor("a", 2);
    test.submit(test.lineage.source(2));

    failBothThenSucceedOn("b");

    assertThat(test.backend.killedExecutors()).containsExactly("a");
  }

  @Test
  void aFailedFetchExcludesIfWanted() {
    start(Map.of(PREFIX + "application.fetchFailure.enabled", "true"));
    test.executor("a", 1);
    test.submit(test.lineage.shuffled(test.lineage.source(1), 1));
    test.complete(0);

    test.fetchFailed(1, 0, 0, 0);

    assertThat(test.events(SparkListenerExecutorExcluded.class))
        .containsExactly(new SparkListenerExecutorExcluded(1_000, "a", 1));
  }

  @Test
  void aTaskWithoutAnyPlaceIsGivenUpAfterAWhile() {
    start(Map.of());
    test.executor("a", 1);
    TestingJob job = test.submit(test.lineage.source(1));
    TaskDescription task = test.task(0, 0);
    test.fail(task, BOOM);

    test.pass(119_999);
    assertThat(job.waiter().completion()).isNotDone();
    test.pass(1);

    assertThatThrownBy(job.waiter()::await)
        .isInstanceOf(SparkException.class)
        .hasMessageStartingWith(
            "Job aborted due to stage failure: \nAborting TaskSet 0.0 because task 0 (partition"
                + " 0)\ncannot run anywhere due to node and executor excludeOnFailure.\nMost recent"
                + " failure:\nLost task 0.0 in stage 0.0 (TID 0) (host-a executor a):"
                + " java.lang.IllegalStateException: boom")
        .hasMessageEndingWith(
            "ExcludeOnFailure behavior can be configured via spark.excludeOnFailure.*.\n");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void anExecutorThatComesInTimeTakesATaskWithoutPlace() {
    start(Map.of());
    test.executor("a", 1);
    TestingJob job = test.submit(test.lineage.source(1));
    test.fail(0, 0, BOOM);

    test.pass(119_000);
    test.executor("b", 1);
    test.complete(0);
    test.pass(2_000);

    assertThat(job.results()).hasSize(1);
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void isOffUnlessWanted() {
    start(Map.of(PREFIX + "enabled", "false"));
    test.executor("a", 2);
    test.submit(test.lineage.source(2));

    test.fail(0, 0, BOOM);
    test.fail(0, 1, BOOM);
    test.pass(1);
    test.complete(0);

    assertThat(excluded()).isEmpty();
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    assertThatThrownBy(() -> start(Map.of(PREFIX + "timeout", "0s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("spark.excludeOnFailure.timeout was 0, but must be > 0.");
    assertThatThrownBy(() -> start(Map.of(PREFIX + "task.maxTaskAttemptsPerNode", "4")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "maxTaskAttemptsPerNode ( = 4) was >= spark.task.maxFailures ( = 4 )");
  }

  /** Both tasks of stage 0 fail where they run, and succeed on an executor that arrives. */
  private void failBothThenSucceedOn(String executor) {
    TaskDescription first = test.task(0, 0);
    TaskDescription second = test.task(0, 1);
    test.executor(executor, 2);
    test.fail(first, BOOM);
    test.fail(second, BOOM);
    test.complete(0);
  }

  private String executorOf(int stage, int partition) {
    return test.task(stage, partition).executorId();
  }

  private List<SparkListenerEvent> excluded() {
    return test.events().stream()
        .filter(
            event ->
                event instanceof SparkListenerExecutorBlacklisted
                    || event instanceof SparkListenerExecutorExcluded)
        .toList();
  }
}
