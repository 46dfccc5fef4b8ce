package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkException;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaFutureAction;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.util.LongAccumulator;

/** Executors come when tasks wait for them and go when there is nothing to do. */
class DynamicAllocationTest {
  private static final String[] SETTINGS = {
    "spark.dynamicAllocation.enabled", "true",
    "spark.dynamicAllocation.minExecutors", "1",
    "spark.dynamicAllocation.executorIdleTimeout", "2s",
    "spark.locality.wait", "0",
  };

  @TempDir Path directory;

  @Test
  void growsWithItsBacklogAndShrinksYetKeepsAShuffleThatIsNeeded() throws Exception {
    try (TestingCluster cluster = TestingCluster.start(3, directory, SETTINGS)) {
      cluster.awaitExecutors(1);
      LongAccumulator mapped = cluster.sc.sc().longAccumulator();
      JavaPairRDD<Integer, Integer> sums =
          numbers(cluster, 1)
              .mapToPair(
                  n -> {
                    mapped.add(1);
                    return new Tuple2<>(n % 3, n);
                  })
              .reduceByKey(Integer::sum, 2);
      List<Tuple2<Integer, Integer>> calm = sums.collect();
      cluster.awaitEvents();
      String holder = cluster.events.executorsOfMapTasks().iterator().next();

      Gate enough = new Gate(directory);
      JavaFutureAction<Void> waiting =
          numbers(cluster, 20).foreachPartitionAsync(records -> enough.pass());
      cluster.awaitExecutors(3);
      enough.open();
      waiting.get();

      cluster.awaitExecutors(1);
      assertThat(cluster.events.executors()).containsExactly(holder);
      assertThat(cluster.events.removed)
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(event -> assertThat(event.reason()).isEqualTo("Executor killed by driver."));
      assertThat(sums.collect()).isEqualTo(calm);
      assertThat(mapped.value()).isEqualTo(30);
      cluster.awaitEvents();
      assertThat(cluster.events.secondAttempts()).isZero();
    }
  }

  @Test
  void whoHoldsMapOutputsOutlivesTheOthersUntilTheyAreDropped() throws InterruptedException {
    try (TestingCluster cluster =
        TestingCluster.start(
            2,
            directory,
            "spark.dynamicAllocation.enabled",
            "true",
            "spark.dynamicAllocation.initialExecutors",
            "2",
            "spark.dynamicAllocation.executorIdleTimeout",
            "1s",
            "spark.locality.wait",
            "0")) {
      shuffle(cluster);

      cluster.collectGarbageUntilNoExecutorIsLeft(); // nobody holds the shuffle any more

      assertThat(cluster.events.executors()).isEmpty();
      assertThat(numbers(cluster, 2).count()).isEqualTo(30); // and they come again
    }
  }

  private static void shuffle(TestingCluster cluster) {
    JavaPairRDD<Integer, Iterable<Integer>> held =
        numbers(cluster, 4).mapToPair(n -> new Tuple2<>(n, n)).groupByKey(2);
    assertThat(held.count()).isEqualTo(30);
    cluster.awaitEvents();
    assertThat(cluster.events.executors()).isNotEmpty();
    Reference.reachabilityFence(held); // other tests collect garbage too
  }

  @Test
  void theProgramDoesNotInterfere() {
    try (TestingCluster cluster = TestingCluster.start(1, directory, SETTINGS)) {
      assertThatThrownBy(() -> cluster.sc.sc().killExecutor("0"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "requirement failed: killExecutors() unsupported with Dynamic Allocation turned on");
    }
  }

  @Test
  void aWrongConfigurationStartsNothing() {
    assertThatThrownBy(
            () ->
                TestingCluster.start(
                    1,
                    directory,
                    "spark.dynamicAllocation.enabled",
                    "true",
                    "spark.dynamicAllocation.maxExecutors",
                    "0"))
        .isInstanceOf(SparkException.class)
        .hasMessage("spark.dynamicAllocation.maxExecutors cannot be 0!");
    assertThat(directory).isEmptyDirectory();
  }

  private static JavaRDD<Integer> numbers(TestingCluster cluster, int partitions) {
    return cluster.sc.parallelize(IntStream.range(0, 30).boxed().toList(), partitions);
  }
}
