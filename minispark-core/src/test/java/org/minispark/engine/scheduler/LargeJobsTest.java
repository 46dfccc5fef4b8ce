package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.minispark.Success;
import org.minispark.engine.base.CallSite;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.executor.TaskMetrics;
import org.minispark.rdd.RDD;
import org.minispark.storage.BlockManagerId;

/** Deep, wide and many. */
class LargeJobsTest {
  @Test
  void aThousandShuffles() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("a", 2);
      RDD<?> rdd = test.lineage.source(2);
      for (int i = 0; i < 1_000; i++) {
        rdd = test.lineage.shuffled(rdd, 2);
      }
      TestingJob job = test.submit(rdd);
      for (int stage = 0; stage <= 1_000; stage++) {
        test.complete(stage);
      }

      assertThat(job.succeeded()).isTrue();
      assertThat(test.isClean()).isTrue();
    }
  }

  @Test
  void aHundredThousandTasks() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("a", 2);
      TestingJob job = test.submit(test.lineage.source(100_000));
      while (!test.backend.running().isEmpty()) {
        test.succeed(test.backend.running().get(0));
      }

      assertThat(job.results()).hasSize(100_000);
      assertThat(test.isClean()).isTrue();
    }
  }

  /** Executors on threads of their own, programs on others: the mailbox is all that orders them. */
  @Test
  void jobsOfManyThreads() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      ThreadedBackend backend = new ThreadedBackend();
      test.scheduler.start(backend);
      List<CompletableFuture<List<Object>>> jobs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        RDD<Object> rdd = test.lineage.source(50);
        rdd.partitions();
        jobs.add(CompletableFuture.supplyAsync(() -> run(test, rdd)));
      }

      assertThat(jobs).allSatisfy(job -> assertThat(job.join()).hasSize(50).doesNotContainNull());
      assertThat(test.isClean()).isTrue();
    }
  }

  @Test
  void whoeverIsInterruptedWhileWaitingCancelsTheJob() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("a", 1);
      RDD<Object> rdd = test.lineage.source(1);
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> run(test, rdd)).isInstanceOf(InterruptedException.class);
      assertThat(test.backend.kills()).hasSize(1);
      test.killed(test.task(0, 0));
      assertThat(test.isClean()).isTrue();
    }
  }

  private static List<Object> run(SchedulerTesting test, RDD<Object> rdd) {
    int[] partitions = new int[rdd.partitions().length];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = i;
    }
    return test.scheduler.runJob(
        rdd,
        (context, records) -> {
          throw new AssertionError("a scheduler must not call the action");
        },
        partitions,
        new CallSite("here", "here"),
        new Properties());
  }

  /** Ends each task at once, on another thread. */
  private static final class ThreadedBackend implements SchedulerBackend {
    private Events events;

    @Override
    public void start(Events schedulerEvents) {
      events = schedulerEvents;
      events.executorAdded("t", "here", 4, new BlockManagerId("t", "here", 1));
    }

    @Override
    public int defaultParallelism() {
      return 4;
    }

    @Override
    public void launch(String executorId, List<TaskDescription> tasks) {
      for (TaskDescription task : tasks) {
        CompletableFuture.runAsync(
            () ->
                events.taskEnded(
                    task.taskId(),
                    new TaskOutcome(
                        new Success(),
                        task.task().partitionId(),
                        1,
                        List.of(),
                        new TaskMetrics())));
      }
    }

    @Override
    public void kill(String executorId, long taskId, boolean interrupt, String reason) {}

    @Override
    public void stop() {}
  }
}
