package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.SparkException;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerStageSubmitted;

/** Stages whose tasks start together and fail together. */
class BarrierStagesTest {
  private SchedulerTesting test = new SchedulerTesting();

  @AfterEach
  void close() {
    test.close();
  }

  private RDD<Object> barrier(RDD<Object> parent) {
    return parent.barrier().mapPartitions(records -> records);
  }

  @Test
  void allTasksStartTogetherOrNone() {
    test.executor("a", 2);
    test.executor("b", 2);
    TestingJob plain = test.submit(test.lineage.source(2));
    TestingJob job = test.submit(barrier(test.lineage.source(3)));

    assertThat(test.running(1)).isEmpty();
    test.complete(0, 0);
    assertThat(test.running(1)).containsExactlyInAnyOrder(0, 1, 2);
    test.complete(0, 1);
    test.complete(1);

    assertThat(plain.results()).hasSize(2);
    assertThat(job.results()).hasSize(3);
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void otherSetsTakeTheSlotsMeanwhile() {
    test.executor("a", 2);
    test.submit(test.lineage.source(1));
    test.submit(barrier(test.lineage.source(2)));
    TestingJob last = test.submit(test.lineage.source(1));

    assertThat(test.runningStages()).containsExactly(0, 2);
    test.complete(2);
    assertThat(last.results()).hasSize(1);
    assertThat(test.runningStages()).containsExactly(0);
  }

  @Test
  void startsOnTheBestPlacesWithoutWaitingForThem() {
    RDD<Object> source = test.lineage.source(2);
    test.lineage.prefer(source, 0, "host-b");
    test.lineage.prefer(source, 1, "host-b");
    test.executor("a", 1);
    test.executor("b", 1);

    test.submit(barrier(source));

    assertThat(test.running(0)).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void tasksKnowWhereTheOthersAre() {
    test.executor("a", 1);
    test.executor("b", 1);
    Properties properties = new Properties();

    test.submit(barrier(test.lineage.source(2)), properties);

    for (int partition = 0; partition < 2; partition++) {
      assertThat(
              test.task(0, partition)
                  .task()
                  .properties()
                  .getProperty(EngineTaskContext.BARRIER_ADDRESSES))
          .contains("host-" + test.task(0, 0).executorId() + ":1")
          .startsWith("host-" + test.task(0, 0).executorId())
          .endsWith("host-" + test.task(0, 1).executorId() + ":1");
    }
    assertThat(properties).isEmpty();
  }

  @Test
  void aFailedTaskOfAMapStageLetsAllRunAgain() {
    test.executor("a", 3);
    TestingJob job = test.submit(test.lineage.shuffled(barrier(test.lineage.source(3)), 1));
    test.complete(0, 0);
    TaskDescription survivor = test.task(0, 2);
    CompletableFuture<String[]> waiting = test.barriers.arrive(0, 0, 0, 2, 3, "b");

    test.fail(0, 1, new IllegalStateException("boom"));

    assertThat(waiting).isCompletedExceptionally();
    assertThat(test.barriers.arrive(0, 0, 1, 2, 3, "b")).isCompletedExceptionally();
    assertThat(test.backend.kills()).extracting("taskId").containsExactly(survivor.taskId());
    test.pass(200);
    assertThat(test.running(0)).containsExactly(2);
    test.succeed(survivor);
    assertThat(test.running(0)).containsExactlyInAnyOrder(0, 1, 2);
    test.complete(0);
    test.complete(1);

    assertThat(job.results()).hasSize(1);
    assertThat(attempts()).containsExactly("0.0", "0.1", "1.0");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aMapStageThatFailsFourTimesEndsTheJob() {
    test.executor("a", 2);
    TestingJob job = test.submit(test.lineage.shuffled(barrier(test.lineage.source(2)), 1));

    for (int attempt = 0; attempt < 4; attempt++) {
      TaskDescription other = test.task(0, 1);
      test.fail(0, 0, new IllegalStateException("boom " + attempt));
      test.killed(other);
    }

    assertThatThrownBy(job.waiter()::await)
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("has failed the maximum allowable number of times: 4")
        .hasMessageContaining("Stage failed because barrier task ShuffleMapTask(0, 0) finished")
        .hasMessageContaining("boom 3");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aFailedTaskOfTheLastStageEndsTheJob() {
    test.executor("a", 2);
    TestingJob job = test.submit(barrier(test.lineage.source(2)));
    TaskDescription other = test.task(0, 1);

    test.fail(0, 0, new IllegalStateException("boom"));
    test.killed(other);

    assertThatThrownBy(job.waiter()::await)
        .isInstanceOf(SparkException.class)
        .hasMessageStartingWith(
            "Job aborted due to stage failure: Could not recover from a failed barrier"
                + " ResultStage. Most recent failure reason: Stage failed because barrier task"
                + " ResultTask(0, 0) finished unsuccessfully.\njava.lang.IllegalStateException:"
                + " boom");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aLostExecutorLetsAllTasksRunAgain() {
    test.executor("a", 1);
    test.executor("b", 1);
    TestingJob job = test.submit(test.lineage.shuffled(barrier(test.lineage.source(2)), 1));
    TaskDescription left =
        test.backend.running().stream()
            .filter(task -> task.executorId().equals("a"))
            .findFirst()
            .orElseThrow();

    test.executorLost("b");
    test.killed(left);
    assertThat(test.running(0)).isEmpty();
    test.executor("c", 1);
    assertThat(test.running(0)).containsExactlyInAnyOrder(0, 1);
    test.complete(0);
    test.complete(1);

    assertThat(job.results()).hasSize(1);
  }

  @Test
  void outputsThatAreLostLaterAreAllMadeAgain() {
    test.executor("a", 2);
    test.executor("b", 2);
    TestingJob job = test.submit(test.lineage.shuffled(barrier(test.lineage.source(4)), 1));
    test.complete(0);

    test.executor("c", 2);
    test.fetchFailed(1, 0, 0, 0);

    assertThat(test.running(0)).containsExactlyInAnyOrder(0, 1, 2, 3);
    test.complete(0);
    test.complete(1);
    assertThat(job.results()).hasSize(1);
  }

  @Test
  void waitsForSlotsThatMayStillCome() {
    test.executor("a", 1);
    TestingJob job = test.submit(barrier(test.lineage.source(2)));

    assertThat(test.running(0)).isEmpty();
    assertThat(test.events(SparkListenerJobStart.class)).isEmpty();
    test.executor("b", 1);
    assertThat(test.running(0)).hasSize(2);
    test.complete(0);

    assertThat(job.results()).hasSize(2);
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void givesUpWhenNoSlotsCome() {
    useConf(
        new SparkConf(false)
            .set("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "2")
            .set("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "3"));
    test.executor("a", 1);
    TestingJob job = test.submit(barrier(test.lineage.source(2)));

    test.pass(2_000);
    test.pass(2_000);
    test.pass(1_999);
    assertThat(job.waiter().completion()).isNotDone();
    test.pass(1);

    assertThatThrownBy(job.waiter()::await)
        .isInstanceOf(SparkException.class)
        .hasMessageStartingWith("[SPARK-24819]: Barrier execution mode does not allow run");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void stoppingEndsJobsThatStillWaitForSlots() {
    TestingJob job = test.submit(barrier(test.lineage.source(2)));

    test.scheduler.stop();

    assertThatThrownBy(job.waiter()::await).hasMessageContaining("SparkContext was shut down");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void jobsThatStillWaitForSlotsCanBeCancelled() {
    Properties group = new Properties();
    group.setProperty("spark.jobGroup.id", "g");
    TestingJob one = test.submit(barrier(test.lineage.source(2)));
    TestingJob other = test.submit(barrier(test.lineage.source(2)), group);

    one.waiter().cancel("because I want");
    test.scheduler.cancellation().cancelJobGroup("g");
    test.executor("a", 2);

    assertThatThrownBy(one.waiter()::await).hasMessage("Job 0 cancelled because I want");
    assertThatThrownBy(other.waiter()::await).hasMessageContaining("cancelled job group g");
    assertThat(test.backend.running()).isEmpty();
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void refusesStagesWhoseRddsHaveOtherPartitions() {
    test.executor("a", 4);
    RDD<Object> three = barrier(test.lineage.source(3));

    assertRefused(test.submit(three, new Properties(), 0), "[SPARK-24820][SPARK-24821]");
    assertRefused(test.submit(three.coalesce(1)), "[SPARK-24820][SPARK-24821]");
    assertRefused(
        test.submit(test.lineage.shuffled(three.coalesce(2), 1)), "[SPARK-24820][SPARK-24821]");
    assertThat(test.events()).filteredOn(SparkListenerJobStart.class::isInstance).isEmpty();
  }

  @Test
  void refusesWhatComesFromTwoBarriers() {
    test.executor("a", 4);
    RDD<Object> plain = test.lineage.source(2);
    RDD<Object> one = barrier(test.lineage.source(2));
    RDD<Object> other = barrier(test.lineage.source(2));

    assertRefused(test.submit(test.lineage.zipped(one, other)), "An RDD that depends on multiple");
    TestingJob fine = test.submit(test.lineage.zipped(one, plain));
    test.complete(0);
    assertThat(fine.results()).hasSize(2);
  }

  @Test
  void refusesDynamicAllocation() {
    useConf(
        new SparkConf(false)
            .setMaster("spark://somewhere:7077")
            .set("spark.dynamicAllocation.enabled", "true"));
    test.executor("a", 4);

    assertRefused(test.submit(barrier(test.lineage.source(2))), "[SPARK-24942]");
  }

  @Test
  void messagesOfDifferentCallsDoNotMeet() {
    CompletableFuture<String[]> first = test.barriers.arrive(3, 1, 0, 0, 2, "b");
    CompletableFuture<String[]> second = test.barriers.arrive(3, 1, 0, 1, 2, "gathered");

    for (CompletableFuture<String[]> each : List.of(first, second)) {
      assertThatThrownBy(each::join)
          .hasRootCauseMessage(
              "Different barrier sync types found for the sync Stage 3 (Attempt 1): BARRIER,"
                  + " ALL_GATHER. Please use the same barrier sync type within a single sync.");
    }
  }

  @Test
  void whoWaitsTooLongFails() {
    CompletableFuture<String[]> waiting = test.barriers.arrive(3, 1, 2, 0, 2, "b");

    test.pass(60_000);

    assertThatThrownBy(waiting::join)
        .hasRootCauseMessage(
            "The coordinator didn't get all barrier sync requests for barrier epoch 2 from Stage 3"
                + " (Attempt 1) within 60 second(s).");
  }

  private void useConf(SparkConf conf) {
    test.close();
    test = new SchedulerTesting(conf);
  }

  private static void assertRefused(TestingJob job, String message) {
    assertThatThrownBy(job.waiter()::await)
        .isInstanceOf(SparkException.class)
        .hasMessageContaining(message);
  }

  private List<String> attempts() {
    return test.events(SparkListenerStageSubmitted.class).stream()
        .map(event -> event.stageInfo().stageId() + "." + event.stageInfo().attemptNumber())
        .toList();
  }
}
