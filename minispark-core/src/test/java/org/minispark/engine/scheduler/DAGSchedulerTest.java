package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.SparkListenerEvent;

/** Jobs that go well, and jobs that end because somebody or something ends them. */
class DAGSchedulerTest {
  private final SchedulerTesting test = new SchedulerTesting();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aJobRunsItsStagesParentsFirst() {
    test.executor("a", 4);
    TestingJob job = test.submit(test.lineage.shuffled(test.lineage.source(2), 3));

    assertThat(test.running(0)).containsExactly(0, 1);
    test.complete(0);
    assertThat(test.running(1)).containsExactly(0, 1, 2);
    test.complete(1);

    assertThat(job.succeeded()).isTrue();
    assertThat(job.results())
        .isEqualTo(Map.of(0, "result of 0", 1, "result of 1", 2, "result of 2"));
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void listenersHearInSparksOrder() {
    test.executor("a", 1);
    test.submit(test.lineage.shuffled(test.lineage.source(1), 1));
    test.complete(0);
    test.complete(1);

    assertThat(test.events())
        .extracting(SparkListenerEvent::getClass)
        .extracting(kind -> kind.getSimpleName().replace("SparkListener", ""))
        .containsExactly(
            "ExecutorAdded",
            "JobStart",
            "StageSubmitted",
            "TaskStart",
            "TaskEnd",
            "StageCompleted",
            "StageSubmitted",
            "TaskStart",
            "TaskEnd",
            "StageCompleted",
            "JobEnd");
  }

  @Test
  void resultsComeInTheOrderOfTheWantedPartitions() {
    test.executor("a", 4);
    TestingJob job = test.submit(test.lineage.source(4), new Properties(), 3, 1);
    test.complete(0, 1);
    test.complete(0, 3);

    assertThat(job.results()).isEqualTo(Map.of(0, "result of 3", 1, "result of 1"));
  }

  @Test
  void noPartitionsNoStages() {
    TestingJob job = test.submit(test.lineage.source(0));

    assertThat(job.succeeded()).isTrue();
    assertThat(test.events()).hasSize(2);
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aJobThatTheSchedulerCannotBeginFails() {
    TestingJob job = test.submit(test.lineage.broken());

    assertThat(job.failure()).hasMessageStartingWith("The scheduler failed: ");
    assertThat(test.scheduler.isIdle()).isTrue();
  }

  @Test
  void aPartitionThatDoesNotExistIsRefused() {
    RDD<?> rdd = test.lineage.source(2);

    assertThatThrownBy(() -> test.submit(rdd, new Properties(), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Attempting to access a non-existent partition: 5. Total number of partitions: 2");
  }

  @Test
  void mapOutputsThatAreThereAreNotMadeAgain() {
    test.executor("a", 2);
    RDD<?> shuffled = test.lineage.shuffled(test.lineage.source(2), 2);
    test.submit(shuffled);
    test.complete(0);
    test.complete(1);

    TestingJob again = test.submit(test.lineage.mapped(shuffled));

    assertThat(test.runningStages()).containsExactly(3);
    test.complete(3);
    assertThat(again.succeeded()).isTrue();
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void twoJobsShareAStage() {
    test.executor("a", 4);
    RDD<?> shuffled = test.lineage.shuffled(test.lineage.source(2), 1);
    TestingJob first = test.submit(shuffled);
    TestingJob second = test.submit(test.lineage.mapped(shuffled));

    assertThat(test.runningStages()).containsExactly(0);
    test.complete(0);
    assertThat(test.runningStages()).containsExactly(1, 2);
    test.complete(1);
    test.complete(2);

    assertThat(first.succeeded()).isTrue();
    assertThat(second.succeeded()).isTrue();
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aSharedStageOutlivesTheJobThatStartedIt() {
    test.executor("a", 4);
    RDD<?> shuffled = test.lineage.shuffled(test.lineage.source(2), 1);
    TestingJob first = test.submit(shuffled);
    TestingJob second = test.submit(test.lineage.mapped(shuffled));

    test.scheduler.cancellation().cancelJob(first.id(), "");
    assertThat(test.backend.kills()).isEmpty();
    test.complete(0);
    test.complete(2);

    assertThat(first.failure()).hasMessage("Job 0 cancelled ");
    assertThat(second.succeeded()).isTrue();
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aFailingTaskIsTriedAgainUntilItHasFailedTooOften() {
    test.executor("a", 1);
    TestingJob job = test.submit(test.lineage.source(1));
    for (int i = 0; i < 3; i++) {
      test.fail(0, 0, new RuntimeException("boom"));
    }
    assertThat(job.isRunning()).isTrue();
    RuntimeException last = new RuntimeException("boom");
    test.fail(0, 0, last);

    assertThat(job.failure())
        .isInstanceOf(SparkException.class)
        .hasCause(last)
        .hasMessageStartingWith(
            "Job aborted due to stage failure: Task 0 in stage 0.0 failed 4 times, most recent"
                + " failure: Lost task 0.3 in stage 0.0 (TID 3) (host-a executor a):"
                + " java.lang.RuntimeException: boom\n\tat ")
        .hasMessageEndingWith("\n\nDriver stacktrace:");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aFailingJobLeavesOthersAlone() {
    try (SchedulerTesting once =
        new SchedulerTesting(new SparkConf(false).set("spark.task.maxFailures", "1"))) {
      once.executor("a", 4);
      TestingJob failing = once.submit(once.lineage.source(2));
      TestingJob other = once.submit(once.lineage.source(2));

      once.fail(0, 1, new RuntimeException("boom"));

      assertThat(failing.failure()).hasMessageContaining("boom");
      assertThat(once.backend.kills()).hasSize(1);
      once.killed(once.task(0, 0));
      once.complete(1);
      assertThat(other.succeeded()).isTrue();
      assertThat(once.isClean()).isTrue();
    }
  }

  @Test
  void cancellingDuringAShuffleEndsItsTasks() {
    test.executor("a", 2);
    Properties properties = new Properties();
    properties.setProperty("spark.jobGroup.id", "g");
    properties.setProperty("spark.job.interruptOnCancel", "true");
    TestingJob job =
        test.submit(test.lineage.shuffled(test.lineage.source(3), 2), properties, 0, 1);
    test.complete(0, 0);

    test.scheduler.cancellation().cancelJobGroup("g");

    assertThat(job.failure()).hasMessage("Job 0 cancelled part of cancelled job group g");
    assertThat(test.backend.kills()).hasSize(2).allMatch(TestingBackend.Kill::interrupt);
    List.copyOf(test.backend.running()).forEach(test::killed);
    assertThat(test.backend.running()).isEmpty();
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void anAttemptThatIsKilledIsTriedAgainAndCountsAsNoFailure() {
    try (SchedulerTesting once =
        new SchedulerTesting(new SparkConf(false).set("spark.task.maxFailures", "1"))) {
      once.executor("a", 1);
      TestingJob job = once.submit(once.lineage.source(1));
      long taskId = once.task(0, 0).taskId();
      Cancellation cancellation = once.scheduler.cancellation();

      assertThat(cancellation.killTaskAttempt(taskId, true, "why")).isTrue();
      assertThat(cancellation.killTaskAttempt(taskId + 1, true, "why")).isFalse();
      assertThat(once.backend.kills())
          .containsExactly(new TestingBackend.Kill("a", taskId, true, "why"));
      once.killed(once.task(0, 0));
      assertThat(once.task(0, 0).taskId()).isGreaterThan(taskId);
      once.complete(0);

      assertThat(job.succeeded()).isTrue();
      assertThat(once.isClean()).isTrue();
    }
  }

  @Test
  void jobsAreCancelledInSparksWords() {
    test.executor("a", 1);
    Properties tagged = new Properties();
    tagged.setProperty("spark.job.tags", "x,t");
    TestingJob byTag = test.submit(test.lineage.source(1), tagged);
    TestingJob byStage = test.submit(test.lineage.source(1));
    TestingJob byStageWithReason = test.submit(test.lineage.source(1));
    TestingJob byAll = test.submit(test.lineage.source(1));

    test.scheduler.cancellation().cancelJobsWithTag("t");
    test.scheduler.cancellation().cancelStage(1, null);
    test.scheduler.cancellation().cancelStage(2, "why");
    test.scheduler.cancellation().cancelAllJobs();

    assertThat(byTag.failure()).hasMessage("Job 0 cancelled part of cancelled job tag t");
    assertThat(byStage.failure()).hasMessage("Job 1 cancelled because Stage 1 was cancelled");
    assertThat(byStageWithReason.failure()).hasMessage("Job 2 cancelled because why");
    assertThat(byAll.failure()).hasMessage("Job 3 cancelled as part of cancellation of all jobs");
  }

  @Test
  void stoppingEndsJobs() {
    TestingJob job = test.submit(test.lineage.source(1));
    test.scheduler.stop();

    assertThat(job.failure()).hasMessage("Job 0 cancelled because SparkContext was shut down");
  }
}
