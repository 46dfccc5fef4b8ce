package org.minispark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minispark.FetchFailed;
import org.minispark.HashPartitioner;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.faults.TestingEngine.Damage;
import org.minispark.scheduler.StageInfo;
import org.minispark.util.LongAccumulator;

/** Map outputs that are lost or broken are made again, and nobody sees it but the event log. */
class ShuffleFaultsTest {
  private static final String[] IN_FILES = {"spark.minispark.shuffle.handover", "false"};
  private static final String DATA = "shuffle_.*\\.data";

  /** What tasks of one test count; a closure is copied, so it cannot count by itself. */
  private static final AtomicInteger CALLS = new AtomicInteger();

  @TempDir Path directory;

  private TestingEngine inFiles(String master) {
    return TestingEngine.start(master, directory, IN_FILES);
  }

  private static Map<Integer, Integer> sums(int count, int keys) {
    return IntStream.range(0, count)
        .boxed()
        .collect(Collectors.groupingBy(n -> n % keys, Collectors.summingInt(n -> n)));
  }

  private static List<StageInfo> attemptsAfterTheFirst(TestingEngine engine) {
    return engine.stages().stream().filter(stage -> stage.attemptNumber() > 0).toList();
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void brokenBetweenJobs(Damage damage) {
    try (TestingEngine engine = inFiles("local[2]")) {
      JavaPairRDD<Integer, Integer> summed = engine.keyed(1000, 7, 3).reduceByKey(Integer::sum, 4);
      assertThat(summed.count()).isEqualTo(7);
      assertThat(damage.toAll(TestingEngine.files(directory, DATA))).isEqualTo(3);

      assertThat(summed.collectAsMap()).isEqualTo(sums(1000, 7));

      assertThat(engine.taskEnds(FetchFailed.class)).isNotEmpty();
      assertThat(attemptsAfterTheFirst(engine)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void brokenWhileTheReduceStageRuns(Damage damage) {
    CALLS.set(0);
    String local = directory.toString();
    try (TestingEngine engine = inFiles("local")) {
      Map<Integer, Integer> collected =
          engine
              .keyed(1000, 7, 3)
              .reduceByKey(Integer::sum, 4)
              .mapPartitionsToPair(
                  pairs -> {
                    if (CALLS.getAndIncrement() == 0) {
                      damage.toAll(TestingEngine.files(Path.of(local), DATA));
                    }
                    return pairs;
                  })
              .collectAsMap();

      assertThat(collected).isEqualTo(sums(1000, 7));
      assertThat(engine.taskEnds(FetchFailed.class)).isNotEmpty();
      assertThat(engine.stages().stream().map(StageInfo::attemptNumber)).contains(1);
    }
  }

  @Test
  void outputsInMemoryLostBetweenJobs() {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      JavaPairRDD<Integer, Integer> summed = engine.keyed(1000, 7, 3).reduceByKey(Integer::sum, 4);
      assertThat(summed.count()).isEqualTo(7);
      assertThat(TestingEngine.files(directory, DATA)).isEmpty();
      // A task can reach what the engine holds; the program cannot.
      assertThat(
              engine
                  .numbers(20, 1)
                  .filter(
                      mapId ->
                          EngineTaskContext.of(TaskContext.get())
                              .services()
                              .shuffle()
                              .deleteMapOutput(0, mapId))
                  .count())
          .isEqualTo(3);

      assertThat(summed.collectAsMap()).isEqualTo(sums(1000, 7));

      assertThat(engine.taskEnds(FetchFailed.class)).isNotEmpty();
    }
  }

  @Test
  void inOutputsThatAreAlwaysLostTheFourthFailureInARowEndsTheJob() {
    String local = directory.toString();
    try (TestingEngine engine = inFiles("local")) {
      JavaPairRDD<Integer, Integer> placed =
          engine
              .keyed(100, 7, 2)
              .partitionBy(new HashPartitioner(3))
              .mapPartitionsToPair(
                  pairs -> {
                    Damage.DELETED.toAll(TestingEngine.files(Path.of(local), DATA));
                    return pairs;
                  });

      assertThatThrownBy(placed::collect)
          .isInstanceOf(SparkException.class)
          .hasMessageContaining("has failed the maximum allowable number of times: 4")
          .hasMessageContaining("Most recent failure reason:");

      assertThat(engine.taskEnds(FetchFailed.class)).hasSize(4);
      assertThat(engine.numbers(3, 1).count()).isEqualTo(3);
    }
  }

  @Test
  void accumulatorsCountEachPartitionOnceHoweverOftenItRuns() {
    try (TestingEngine engine = inFiles("local[2]")) {
      LongAccumulator mapped = engine.sc.sc().longAccumulator("mapped");
      JavaPairRDD<Integer, Integer> summed =
          engine
              .numbers(1000, 5)
              .mapToPair(
                  n -> {
                    mapped.add(1);
                    return new Tuple2<>(n % 7, n);
                  })
              .reduceByKey(Integer::sum, 4);
      assertThat(summed.count()).isEqualTo(7);
      Damage.DELETED.toAll(TestingEngine.files(directory, DATA));

      assertThat(summed.collectAsMap()).isEqualTo(sums(1000, 7));

      assertThat(engine.taskEnds(FetchFailed.class)).isNotEmpty();
      assertThat(mapped.value()).isEqualTo(1000);
    }
  }

  @Test
  void sortedAndGroupedDataSurviveTheLossOfOneOutput() throws IOException {
    try (TestingEngine engine = inFiles("local[2]")) {
      JavaPairRDD<Integer, Integer> sorted = engine.keyed(500, 50, 4).sortByKey(true, 3);
      List<Tuple2<Integer, Integer>> before = sorted.collect();
      Files.delete(TestingEngine.files(directory, DATA).get(0));
      assertThat(sorted.collect()).isEqualTo(before);
      assertThat(engine.taskEnds(FetchFailed.class)).isNotEmpty();

      var grouped = engine.keyed(500, 50, 4).groupByKey(3);
      var groupsBefore = grouped.collect();
      Files.delete(TestingEngine.files(directory, DATA).get(5));
      assertThat(grouped.collect()).hasToString(groupsBefore.toString());
    }
  }

  @Test
  void theLocalDirectoryRemovedWhileTasksRun() {
    CALLS.set(0);
    String local = directory.toString();
    try (TestingEngine engine = inFiles("local")) {
      Map<Integer, Integer> collected =
          engine
              .keyed(1000, 7, 6)
              .mapPartitionsToPair(
                  pairs -> {
                    if (CALLS.incrementAndGet() == 5) {
                      deleteAllBelow(Path.of(local));
                    }
                    return pairs;
                  })
              .reduceByKey(Integer::sum, 4)
              .collectAsMap();

      assertThat(collected).isEqualTo(sums(1000, 7));
      assertThat(engine.taskEnds(FetchFailed.class)).isNotEmpty();
    }
  }

  private static void deleteAllBelow(Path directory) throws IOException {
    List<Path> all;
    try (var found = Files.walk(directory)) {
      all = found.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      if (!path.equals(directory)) {
        Files.deleteIfExists(path);
      }
    }
  }

  @Test
  void aLocalDirectoryThatCannotBeMadeFailsWithItsPath() throws IOException {
    Path file = Files.createFile(directory.resolve("a file"));
    Path impossible = file.resolve("below it");
    try (TestingEngine engine = TestingEngine.start("local[2]", impossible, IN_FILES)) {
      assertThatThrownBy(() -> engine.keyed(100, 7, 2).reduceByKey(Integer::sum).collect())
          .isInstanceOf(SparkException.class)
          .hasMessageContaining(impossible.toString());
      assertThat(engine.numbers(10, 2).count()).isEqualTo(10);
    }
  }
}
