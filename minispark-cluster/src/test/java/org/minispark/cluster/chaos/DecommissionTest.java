package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.FetchFailed;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaFutureAction;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.engine.scheduler.SchedulerBackend;
import org.minispark.storage.StorageLevel;
import org.minispark.util.LongAccumulator;

/** What an executor holds is not lost when it is told to end. */
class DecommissionTest {
  private static final String[] SETTINGS = {
    "spark.decommission.enabled", "true",
    "spark.storage.decommission.enabled", "true",
    "spark.storage.decommission.replicationReattemptInterval", "2s",
    "spark.locality.wait", "0",
  };

  @TempDir Path directory;

  @Test
  void mapOutputsAndPartitionsMoveToOthersBeforeAnExecutorEnds() throws InterruptedException {
    try (TestingCluster cluster = TestingCluster.start(2, directory, SETTINGS)) {
      cluster.awaitExecutors(2);
      LongAccumulator computed = cluster.sc.sc().longAccumulator();
      JavaRDD<Integer> kept =
          numbers(cluster)
              .map(
                  n -> {
                    computed.add(1);
                    return n * 7 % 13;
                  })
              .persist(StorageLevel.MEMORY_ONLY());
      JavaPairRDD<Integer, Double> sums =
          kept.mapToPair(n -> new Tuple2<>(n % 5, Math.sin(n))).reduceByKey(Double::sum, 3);
      List<Tuple2<Integer, Double>> calm = sums.collect();
      long records = computed.value();

      assertThat(backend(cluster).decommissionExecutor("77", "test")).isFalse();
      assertThat(backend(cluster).decommissionExecutor("0", "test")).isTrue();
      cluster.awaitRemoved(1);

      assertThat(cluster.events.removed.get(0).reason()).isEqualTo("Executor decommission: test");
      assertThat(cluster.events.executors()).containsExactly("1");
      assertThat(sums.collect()).isEqualTo(calm);
      assertThat(kept.count()).isEqualTo(240);
      assertThat(computed.value()).isEqualTo(records);
      cluster.awaitEvents();
      assertThat(cluster.events.taskEnds(FetchFailed.class)).isZero();
      assertThat(cluster.events.secondAttempts()).isZero();
    }
  }

  @Test
  void tasksThatRunThereEndAndWhatTheyMakeMovesToo() throws InterruptedException {
    try (TestingCluster cluster = TestingCluster.start(2, directory, SETTINGS)) {
      cluster.awaitExecutors(2);
      Gate leaving = new Gate(directory);
      cluster.events.afterTasks(
          2,
          () -> {
            assertThat(backend(cluster).decommissionExecutor("0", "test")).isTrue();
            leaving.open();
          });

      List<Tuple2<Integer, Iterable<Integer>>> groups =
          numbers(cluster)
              .mapPartitionsToPair(
                  records -> {
                    if (TaskContext.getPartitionId() > 2) {
                      leaving.pass();
                    }
                    return List.of(new Tuple2<>(1, 1)).iterator();
                  })
              .groupByKey(2)
              .collect();

      assertThat(groups).hasSize(1);
      assertThat(groups.get(0)._2).hasSize(12);
      cluster.awaitRemoved(1);
      cluster.awaitEvents();
      assertThat(cluster.events.taskEnds(FetchFailed.class)).isZero();
      assertThat(cluster.events.secondAttempts()).isZero();
    }
  }

  @Test
  void theLastOneWaitsForItsReplacementToTakeWhatItHolds() throws InterruptedException {
    String[] patient = Arrays.copyOf(SETTINGS, SETTINGS.length + 2);
    patient[SETTINGS.length] = "spark.storage.decommission.maxReplicationFailuresPerBlock";
    patient[SETTINGS.length + 1] = "300";
    try (TestingCluster cluster = TestingCluster.start(2, directory, patient)) {
      cluster.awaitExecutors(2);
      cluster.sc.sc().killExecutor("1");
      cluster.awaitExecutors(1);
      LongAccumulator mapped = cluster.sc.sc().longAccumulator();
      JavaPairRDD<Integer, Integer> sums = sums(cluster, mapped);
      List<Tuple2<Integer, Integer>> calm = sums.collect();

      backend(cluster).decommissionExecutor("0", "test");
      cluster.awaitRemoved(2);

      assertThat(cluster.events.executors()).containsExactly("2");
      assertThat(sums.collect()).isEqualTo(calm);
      assertThat(mapped.value()).isEqualTo(240);
    }
  }

  @Test
  void whatNobodyTakesIsMadeAgain() throws InterruptedException {
    try (TestingCluster cluster = TestingCluster.start(1, directory, SETTINGS)) {
      cluster.awaitExecutors(1);
      LongAccumulator mapped = cluster.sc.sc().longAccumulator();
      JavaPairRDD<Integer, Integer> sums = sums(cluster, mapped);
      List<Tuple2<Integer, Integer>> calm = sums.collect();

      backend(cluster).decommissionExecutor("0", "test"); // and there is no room for two
      cluster.awaitRemoved(1);

      assertThat(sums.collect()).isEqualTo(calm);
      assertThat(cluster.events.executors()).containsExactly("1");
    }
  }

  private static JavaPairRDD<Integer, Integer> sums(
      TestingCluster cluster, LongAccumulator mapped) {
    return numbers(cluster)
        .mapToPair(
            n -> {
              mapped.add(1);
              return new Tuple2<>(n % 5, n);
            })
        .reduceByKey(Integer::sum, 3);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aSignalIsEnough() throws InterruptedException, IOException {
    try (TestingCluster cluster = TestingCluster.start(1, directory, SETTINGS)) {
      cluster.awaitExecutors(1);
      long pid = cluster.registered().get(0).pid();
      new ProcessBuilder("kill", "-PWR", Long.toString(pid)).start().waitFor();
      cluster.awaitRemoved(1);

      assertThat(cluster.events.removed.get(0).reason())
          .isEqualTo("Executor decommission: Executor 0 is decommissioned.");
      assertThat(numbers(cluster).count()).isEqualTo(240);
      assertThat(cluster.events.executors()).containsExactly("1");
    }
    try (var left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void idleExecutorsUnderDynamicAllocationMoveTheirOutputs() throws Exception {
    String[] settings =
        new String[] {
          "spark.dynamicAllocation.enabled", "true",
          "spark.dynamicAllocation.shuffleTracking.enabled", "false",
          "spark.dynamicAllocation.initialExecutors", "2",
          "spark.dynamicAllocation.minExecutors", "1",
          "spark.dynamicAllocation.executorIdleTimeout", "2s",
          "spark.decommission.enabled", "true",
          "spark.storage.decommission.enabled", "true",
          "spark.locality.wait", "0",
        };
    try (TestingCluster cluster = TestingCluster.start(2, directory, settings)) {
      Gate both = new Gate(directory); // who comes first must not be idle until the other comes
      JavaFutureAction<Void> waiting =
          numbers(cluster).foreachPartitionAsync(records -> both.pass());
      cluster.awaitExecutors(2);
      both.open();
      waiting.get();
      LongAccumulator mapped = cluster.sc.sc().longAccumulator();
      JavaPairRDD<Integer, Integer> sums = sums(cluster, mapped);
      List<Tuple2<Integer, Integer>> calm = sums.collect();

      cluster.awaitRemoved(1);
      assertThat(cluster.events.removed.get(0).reason())
          .isEqualTo("Executor decommission: spark scale down");
      assertThat(sums.collect()).isEqualTo(calm);
      assertThat(mapped.value()).isEqualTo(240);
    }
  }

  private static SchedulerBackend backend(TestingCluster cluster) {
    return cluster.sc.sc().engine().backend();
  }

  private static JavaRDD<Integer> numbers(TestingCluster cluster) {
    return cluster.sc.parallelize(IntStream.range(0, 240).boxed().toList(), 12);
  }
}
