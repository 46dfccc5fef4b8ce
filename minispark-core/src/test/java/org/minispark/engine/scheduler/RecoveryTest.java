package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minispark.FetchFailed;
import org.minispark.Resubmitted;
import org.minispark.engine.shuffle.MapStatus;
import org.minispark.engine.task.TaskDescription;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.storage.BlockManagerId;

/** What is lost is made again, and only that. */
class RecoveryTest {
  private final SchedulerTesting test = new SchedulerTesting();
  private final RDD<?> shuffled = test.lineage.shuffled(test.lineage.source(3), 2);

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aFailedFetchMakesTheExecutorsOutputsAgain() {
    test.executor("a", 2);
    test.executor("b", 2);
    TestingJob job = test.submit(shuffled);
    List<Integer> onA = partitionsOn("a");
    test.complete(0);

    test.fetchFailed(1, 0, 0, onA.get(0));
    test.complete(1, 1);

    assertThat(test.running(0)).containsExactlyInAnyOrderElementsOf(onA);
    test.complete(0);
    assertThat(test.running(1)).containsExactly(0);
    test.complete(1);

    assertThat(job.results()).isEqualTo(Map.of(0, "result of 0", 1, "result of 1"));
    assertThat(reasons()).filteredOn(FetchFailed.class::isInstance).hasSize(1);
    assertThat(attempts()).containsExactly("0.0", "1.0", "0.1", "1.1");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void whileOthersRunResubmissionWaitsForWhatTheyMayFind() {
    test.executor("a", 4);
    test.submit(shuffled);
    test.complete(0);

    test.fetchFailed(1, 0, 0, 0);
    assertThat(test.running(0)).isEmpty();
    test.pass(199);
    assertThat(test.running(0)).isEmpty();
    test.pass(1);
    assertThat(test.running(0)).containsExactly(0, 1, 2);
  }

  @Test
  void withNothingLeftToWaitForResubmissionIsAtOnce() {
    test.executor("a", 1);
    test.submit(shuffled);
    test.complete(0);

    test.fetchFailed(1, 0, 0, 0);

    assertThat(test.running(0)).containsExactly(0);
    assertThat(test.timer.isIdle()).isTrue();
  }

  @Test
  void whenTheHolderIsKnownToBeGoneResubmissionIsAtOnce() {
    test.executor("a", 4);
    test.executor("b", 4);
    TestingJob job = test.submit(shuffled);
    int onA = partitionsOn("a").get(0);
    test.complete(0);

    test.fetchFailed(1, 0, 0, onA);
    assertThat(test.running(0)).isEmpty();
    test.executorLost("a");

    assertThat(test.running(0)).contains(onA);
    assertThat(test.timer.isIdle()).isTrue();
    test.complete(0);
    test.complete(1);
    assertThat(job.succeeded()).isTrue();
    assertThat(attempts()).containsExactly("0.0", "1.0", "0.1", "1.1");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void whatIsMissedWhileItsStageWaitsIsMadeInTheSameWait() {
    test.executor("a", 4);
    test.executor("b", 4);
    TestingJob job = test.submit(shuffled);
    int onA = partitionsOn("a").get(0);
    int onB = partitionsOn("b").get(0);
    test.complete(0);
    int readerOnA = partitionsOn("a").get(0);
    TaskDescription readerOnB = test.task(1, partitionsOn("b").get(0));
    test.fetchFailed(1, readerOnA, 0, onA);
    test.executorLost("a");
    test.executor("c", 4);
    test.fetchFailed(readerOnB, 0, onB);
    test.complete(0);
    assertThat(test.running(1)).hasSize(2);

    TestingJob other = test.submit(test.lineage.shuffled(test.lineage.source(1), 1));
    test.complete(2);
    test.fetchFailed(3, 0, 1, 0);

    assertThat(attempts()).filteredOn(attempt -> attempt.startsWith("1.")).hasSize(2);
    test.complete(1);
    assertThat(job.succeeded()).isTrue();
    test.complete(0);
    test.complete(2);
    test.complete(3);
    assertThat(other.succeeded()).isTrue();
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aSecondFailedFetchOfTheSameAttemptCountsOnce() {
    test.executor("a", 4);
    TestingJob job = test.submit(shuffled);
    test.complete(0);
    for (int round = 0; round < 3; round++) {
      test.fetchFailed(1, 0, 0, 0);
      test.fetchFailed(1, 1, 0, 1);
      test.complete(0);
    }
    assertThat(job.isRunning()).isTrue();
    test.complete(1);
    assertThat(job.succeeded()).isTrue();
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void fourFailedAttemptsInARowEndTheJob() {
    test.executor("a", 1);
    TestingJob job = test.submit(shuffled);
    test.complete(0);
    for (int round = 0; round < 4; round++) {
      assertThat(job.isRunning()).isTrue();
      test.fetchFailed(1, 0, 0, 0);
      test.complete(0);
    }

    assertThat(job.failure())
        .hasMessage(
            "Job aborted due to stage failure: ResultStage 1 (count at Test.java:1) has failed the"
                + " maximum allowable number of times: 4. Most recent failure reason:\n"
                + "block is gone");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aLateSuccessOfAnOldAttemptCountsOnce() {
    test.executor("a", 4);
    TestingJob job = test.submit(shuffled);
    test.complete(0);
    TaskDescription late = test.task(1, 1);
    test.fetchFailed(1, 0, 0, 0);
    test.pass(200);
    test.complete(0);
    assertThat(test.running(1)).contains(0, 1);
    TaskDescription again = test.task(1, 1);
    assertThat(again).isNotEqualTo(late);

    test.succeed(late);
    assertThat(test.backend.kills())
        .extracting(TestingBackend.Kill::taskId)
        .containsExactly(again.taskId());
    test.complete(1, 0);
    test.killed(again);

    assertThat(job.succeeded()).isTrue();
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void whatALostExecutorReportsLateDoesNotCount() {
    test.executor("a", 2);
    test.executor("b", 1);
    TestingJob job = test.submit(shuffled);
    TaskDescription onA =
        test.backend.running().stream()
            .filter(task -> task.executorId().equals("a"))
            .findFirst()
            .orElseThrow();
    test.executorLost("a");

    test.succeed(onA);
    test.complete(0);
    test.complete(1);

    assertThat(job.succeeded()).isTrue();
    assertThat(test.mapOutputs.status(0, onA.task().partitionId()).location().executorId())
        .isEqualTo("b");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void anExecutorThatLeavesGetsNoMoreTasksAndWhatHasMovedIsNotMadeAgain() {
    test.executor("a", 1);
    test.executor("b", 1);
    TestingJob job = test.submit(shuffled);
    int doneOnA = partitionsOn("a").get(0);
    List<String> told = new ArrayList<>();
    test.backend.events().executorLeaving("a", () -> told.add("no more"));
    assertThat(told).containsExactly("no more");
    test.complete(0, doneOnA);
    assertThat(partitionsOn("a")).isEmpty();
    assertThat(partitionsOn("b")).hasSize(1);

    MapStatus made = test.mapOutputs.status(0, doneOnA);
    test.mapOutputs.registerMapOutput(
        0,
        doneOnA,
        new MapStatus(new BlockManagerId("b", "host-b", 1), made.mapId(), new long[] {1}));
    test.executorLost("a");
    test.complete(0);
    test.complete(1);

    assertThat(job.succeeded()).isTrue();
    assertThat(reasons()).doesNotHaveAnyElementsOfTypes(Resubmitted.class);
    assertThat(attempts()).containsExactly("0.0", "1.0");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void whatHasNotMovedWhenAnExecutorLeavesIsMadeAgain() {
    test.executor("a", 1);
    test.executor("b", 1);
    TestingJob job = test.submit(shuffled);
    int doneOnA = partitionsOn("a").get(0);
    test.backend.events().executorLeaving("a", () -> {});
    test.complete(0, doneOnA);

    test.executorLost("a");
    test.complete(0);
    test.complete(1);

    assertThat(job.succeeded()).isTrue();
    assertThat(test.mapOutputs.status(0, doneOnA).location().executorId()).isEqualTo("b");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aLostExecutorTakesItsTasksAndItsOutputsWithIt() {
    test.executor("a", 2);
    test.executor("b", 1);
    TestingJob job = test.submit(shuffled);
    int doneOnA = partitionsOn("a").get(0);
    test.complete(0, doneOnA);

    test.executorLost("a");
    assertThat(reasons()).filteredOn(Resubmitted.class::isInstance).hasSize(1);
    test.complete(0);
    test.complete(1);

    assertThat(job.succeeded()).isTrue();
    assertThat(attempts()).containsExactly("0.0", "1.0");
    assertThat(test.mapOutputs.status(0, doneOnA).location().executorId()).isEqualTo("b");
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void outputsLostAfterTheirStageAreMadeAgainWhenTheyAreMissed() {
    test.executor("a", 2);
    test.executor("b", 2);
    TestingJob job = test.submit(shuffled);
    List<Integer> onA = partitionsOn("a");
    test.complete(0);
    test.executorLost("a");

    test.end(
        test.backend.running().get(0),
        new FetchFailed(null, 0, -1, -1, 0, "Missing an output location"),
        null,
        List.of());
    assertThat(test.running(0)).containsExactlyInAnyOrderElementsOf(onA.subList(0, 1));
    test.complete(0);
    test.complete(0);
    test.complete(1);

    assertThat(job.succeeded()).isTrue();
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void aMapTaskThatBeganBeforeItsExecutorWasDistrustedIsDoneAgain() {
    test.executor("a", 8);
    TestingJob reading = test.submit(shuffled);
    test.complete(0);
    RDD<?> other = test.lineage.shuffled(test.lineage.source(1), 1);
    TestingJob writing = test.submit(other);
    TaskDescription suspicious = test.task(2, 0);

    test.fetchFailed(1, 0, 0, 0);
    test.fetchFailed(1, 1, 0, 1);
    test.succeed(suspicious);

    assertThat(test.task(2, 0).taskId()).isGreaterThan(suspicious.taskId());
    test.complete(2);
    test.complete(3);
    assertThat(writing.succeeded()).isTrue();
    test.complete(0);
    test.complete(1);
    assertThat(reading.succeeded()).isTrue();
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void parentsOfParentsAreMadeAgainWhereTheyAreMissing() {
    test.executor("a", 2);
    test.executor("b", 2);
    RDD<?> twice = test.lineage.shuffled(shuffled, 2);
    TestingJob job = test.submit(twice);
    test.complete(0);
    test.complete(1);
    test.executorLost("a");
    test.executorLost("b");
    test.executor("c", 2);

    test.end(test.task(2, 0), new FetchFailed(null, 1, -1, -1, 0, "missing"), null, List.of());
    assertThat(test.running(0)).hasSize(1);
  }

  @Test
  void aFailedFetchIsVisibleInTheStagesEvents() {
    test.executor("a", 1);
    test.submit(shuffled);
    test.complete(0);
    test.fetchFailed(1, 0, 0, 0);

    assertThat(test.events(SparkListenerStageCompleted.class))
        .extracting(event -> event.stageInfo().failureReason().orElse(""))
        .containsExactly("", "block is gone");
  }

  private List<Integer> partitionsOn(String executor) {
    return test.backend.running().stream()
        .filter(task -> task.executorId().equals(executor))
        .map(task -> task.task().partitionId())
        .toList();
  }

  private List<Object> reasons() {
    return test.events(SparkListenerTaskEnd.class).stream()
        .<Object>map(SparkListenerTaskEnd::reason)
        .toList();
  }

  private List<String> attempts() {
    return test.events(SparkListenerStageSubmitted.class).stream()
        .map(SparkListenerStageSubmitted::stageInfo)
        .map(info -> info.stageId() + "." + info.attemptNumber())
        .toList();
  }
}
