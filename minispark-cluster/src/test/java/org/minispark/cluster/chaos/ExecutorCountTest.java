package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.ExecutorLostFailure;
import org.minispark.SparkContext;

/** A program says how many executors it wants, and which of them no longer. */
class ExecutorCountTest {
  @TempDir Path directory;

  @Test
  void aKilledExecutorIsReplacedOnlyWhenTheProgramAsks() throws InterruptedException {
    try (TestingCluster cluster = TestingCluster.start(2, directory)) {
      SparkContext context = cluster.sc.sc();
      cluster.awaitExecutors(2);
      ProcessHandle killed = cluster.registered("0");

      assertThat(context.killExecutor("77")).isFalse();
      assertThat(context.killExecutor("0")).isTrue();
      cluster.awaitRemoved(1);
      assertThat(context.killExecutor("0")).isFalse();
      assertThat(cluster.events.removed.get(0).executorId()).isEqualTo("0");
      assertThat(cluster.events.removed.get(0).reason()).isEqualTo("Executor killed by driver.");
      assertThat(processesOf(cluster, 4)).containsOnly(cluster.registered().get(0).pid());

      assertThat(context.requestExecutors(1)).isTrue();
      cluster.awaitExecutors(2);
      assertThat(cluster.events.executors()).containsExactlyInAnyOrder("1", "2");

      killed.onExit().join();
      assertThat(context.requestExecutors(5)).isTrue(); // there is room for two
      assertThat(TestingCluster.executors(context.applicationId())).hasSize(2);
      assertThatThrownBy(() -> context.requestExecutors(-1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("negative number of additional executor(s) -1");
    }
  }

  @Test
  void whatAKilledExecutorRanIsNoFailure() throws InterruptedException {
    try (TestingCluster cluster =
        TestingCluster.start(1, directory, "spark.task.maxFailures", "1")) {
      SparkContext context = cluster.sc.sc();
      cluster.awaitExecutors(1);
      Gate killed = new Gate(directory);
      cluster.events.afterTasks(
          0,
          () -> {
            assertThat(context.killExecutor("0")).isTrue();
            context.requestExecutors(1);
            killed.open();
          });

      List<Integer> numbers = IntStream.range(0, 40).boxed().toList();
      long count =
          cluster
              .sc
              .parallelize(numbers, 40)
              .map(
                  n -> {
                    if (n > 0) {
                      killed.pass();
                    }
                    return n;
                  })
              .count();

      assertThat(count).isEqualTo(40);
      cluster.awaitEvents();
      assertThat(cluster.events.taskEnds(ExecutorLostFailure.class)).isEqualTo(1);
    }
  }

  @Test
  void aProgramMayWaitForItsExecutors() {
    try (TestingCluster cluster =
        TestingCluster.start(
            2,
            directory,
            "spark.scheduler.minRegisteredResourcesRatio",
            "1.0",
            "spark.scheduler.maxRegisteredResourcesWaitingTime",
            "10min")) {
      assertThat(cluster.sc.sc().engine().blockMaster().storageStatus())
          .extracting(holder -> holder.id().executorId())
          .containsExactlyInAnyOrder("driver", "0", "1");
    }
  }

  private static List<Long> processesOf(TestingCluster cluster, int tasks) {
    List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
    return cluster.sc.parallelize(numbers, tasks).map(n -> ProcessHandle.current().pid()).collect();
  }
}
