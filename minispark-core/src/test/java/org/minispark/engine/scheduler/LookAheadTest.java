package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minispark.ExecutorLostFailure;
import org.minispark.SparkConf;
import org.minispark.Success;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.executor.TaskMetrics;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.SparkListenerTaskStart;

/** Tasks that are sent to executors before there are slots for them. */
class LookAheadTest {
  private static final int MOST_AHEAD = 16;

  private final SchedulerTesting test =
      new SchedulerTesting(new SparkConf(false), TestingBackend.thatQueues());

  @AfterEach
  void close() {
    test.close();
  }

  /** One slot, a job of many tasks, and two of them have been quick. */
  private TestingJob busyWithQuickTasks() {
    test.executor("a", 1);
    TestingJob job = test.submit(test.lineage.source(100));
    test.complete(0, 0);
    assertThat(test.running(0)).hasSize(1);
    test.complete(0, 1);
    return job;
  }

  private void endSlowly(TaskDescription task) {
    TaskMetrics metrics = new TaskMetrics();
    metrics.setExecutorRunTime(2);
    test.backend.remove(task.taskId());
    test.backend
        .events()
        .taskEnded(task.taskId(), new TaskOutcome(new Success(), "slow", 100, List.of(), metrics));
  }

  private long begun() {
    return test.events(SparkListenerTaskStart.class).size();
  }

  @Test
  void quickTasksAreSentAheadAndBeginOneByOne() {
    TestingJob job = busyWithQuickTasks();

    assertThat(test.running(0)).hasSize(1 + MOST_AHEAD);
    assertThat(begun()).isEqualTo(3);
    test.complete(0, 2);
    assertThat(begun()).isEqualTo(4);
    int launches = test.backend.launches();
    test.complete(0);
    assertThat(test.backend.launches() - launches).isLessThan(97 / 3);
    assertThat(job.succeeded()).isTrue();
    assertThat(begun()).isEqualTo(100);
    test.pass(50);
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void slowTasksAreNot() {
    test.executor("a", 1);
    test.submit(test.lineage.source(100));
    for (int i = 0; i < 10; i++) {
      endSlowly(test.task(0, i));
    }

    assertThat(test.running(0)).hasSize(1);
  }

  @Test
  void whereExecutorsDoNotQueueNothingIs() {
    try (SchedulerTesting local = new SchedulerTesting()) {
      local.executor("a", 1);
      local.submit(local.lineage.source(100));
      for (int i = 0; i < 10; i++) {
        local.complete(0, i);
      }

      assertThat(local.running(0)).hasSize(1);
    }
  }

  @Test
  void atTheEndOfASetFewWaitForOthers() {
    test.executor("a", 1);
    test.executor("b", 1);
    test.submit(test.lineage.source(10));
    test.complete(0, 0);
    test.complete(0, 1);

    assertThat(test.running(0))
        .hasSize(5); // two run; two of the other six wait for a, then one of four for b
  }

  @Test
  void whatIsHeldUpIsTakenBackAndRunsElsewhereAsIfNothingHadBeen() {
    busyWithQuickTasks();
    TaskDescription waiting = test.task(0, 3);

    test.pass(50);

    assertThat(test.backend.askedBack())
        .hasSize(MOST_AHEAD)
        .contains(waiting.taskId())
        .doesNotContain(test.task(0, 2).taskId());
    test.backend.remove(waiting.taskId());
    test.backend.events().taskReturned(waiting.taskId());
    test.executor("b", 1);
    TaskDescription again = test.task(0, 3);
    assertThat(again.executorId()).isEqualTo("b");
    assertThat(again.attemptNumber()).isZero();
    assertThat(test.events(SparkListenerTaskEnd.class))
        .allSatisfy(end -> assertThat(end.reason()).isInstanceOf(Success.class));
  }

  @Test
  void whatComesBackFromAnExecutorThatLeavesIsNotSentThereAgain() {
    TestingJob job = busyWithQuickTasks();
    test.pass(50);
    TaskDescription next = test.task(0, 3);
    test.backend.events().executorLeaving("a", () -> {});
    test.complete(0, 2);
    test.backend.remove(next.taskId());
    int launches = test.backend.launches();

    test.backend.events().taskReturned(next.taskId());

    assertThat(test.backend.launches()).isEqualTo(launches);
    test.executor("b", 1);
    assertThat(test.task(0, 3).executorId()).isEqualTo("b");
    assertThat(job.isRunning()).isTrue();
  }

  @Test
  void whatComesBackWhenItsTurnHasComeIsSentAgain() {
    TestingJob job = busyWithQuickTasks();
    test.pass(50);
    TaskDescription next = test.task(0, 3);
    test.complete(0, 2);

    test.backend.remove(next.taskId());
    test.backend.events().taskReturned(next.taskId());

    assertThat(test.task(0, 3).taskId()).isEqualTo(next.taskId());
    test.complete(0);
    assertThat(job.succeeded()).isTrue();
    assertThat(begun()).isEqualTo(100);
  }

  @Test
  void aFailureEndsItForTheSet() {
    TestingJob job = busyWithQuickTasks();

    test.fail(0, 2, new IllegalStateException("by the test"));

    assertThat(test.backend.askedBack()).hasSize(MOST_AHEAD - 1);
    for (int partition : test.running(0)) {
      test.complete(0, partition);
    }
    assertThat(test.running(0)).hasSize(1);
    test.complete(0);
    assertThat(job.succeeded()).isTrue();
  }

  @Test
  void aLostExecutorIsNoFaultOfWhatHadNotBegun() {
    busyWithQuickTasks();
    test.backend.running().forEach(task -> test.backend.remove(task.taskId()));

    test.backend.events().executorLost("a", "killed", /* causedByApp= */ true);

    assertThat(test.events(SparkListenerTaskEnd.class))
        .filteredOn(end -> end.reason() instanceof ExecutorLostFailure)
        .hasSize(1 + MOST_AHEAD)
        .filteredOn(end -> ((ExecutorLostFailure) end.reason()).exitCausedByApp())
        .hasSize(1)
        .allSatisfy(end -> assertThat(end.taskInfo().index()).isEqualTo(2));
  }

  @Test
  void aJobThatIsCancelledWaitsForNothing() {
    TestingJob job = busyWithQuickTasks();

    test.scheduler.cancellation().cancelJob(job.id(), "");
    for (TaskDescription task : test.backend.running()) {
      test.killed(task);
    }

    assertThat(test.backend.kills()).hasSize(1 + MOST_AHEAD);
    test.pass(50);
    assertThat(test.isClean()).isTrue();
  }
}
