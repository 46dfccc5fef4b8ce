package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.BarrierTaskContext;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.storage.DriverBlockManagerMaster;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerTaskGettingResult;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;
import org.minispark.util.LongAccumulator;

/** What only shows where tasks run in other processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalClusterTest {
  @TempDir static Path directory;

  private TestingCluster cluster;

  @BeforeAll
  void start() throws InterruptedException {
    cluster =
        TestingCluster.start(
            2,
            directory,
            "spark.task.maxDirectResultSize",
            "20k",
            "spark.driver.maxResultSize",
            "10m",
            "spark.broadcast.blockSize",
            "256k",
            "spark.executor.heartbeatInterval",
            "200ms",
            "spark.executorEnv.COLOUR",
            "green");
    cluster.awaitExecutors(2);
  }

  @AfterAll
  void end() {
    cluster.close();
  }

  private JavaRDD<Integer> numbers(int count, int partitions) {
    return cluster.sc.parallelize(IntStream.range(0, count).boxed().toList(), partitions);
  }

  @Test
  void tasksRunInOtherProcesses() {
    Set<Long> processes =
        Set.copyOf(numbers(20, 20).map(n -> ProcessHandle.current().pid()).collect());

    assertThat(processes)
        .hasSize(2)
        .doesNotContain(ProcessHandle.current().pid())
        .isEqualTo(Set.copyOf(cluster.registered().stream().map(ProcessHandle::pid).toList()));
    assertThat(numbers(1, 1).map(n -> System.getenv("COLOUR")).collect()).containsExactly("green");
    assertThat(cluster.sc.defaultParallelism()).isEqualTo(2);
    assertThat(cluster.sc.sc().applicationId()).matches("app-\\d{14}-\\d{4}");
  }

  @Test
  void theSecretIsOnNoCommandLine() {
    for (ProcessHandle executor : cluster.registered()) {
      assertThat(executor.info().commandLine().orElseThrow())
          .doesNotContainIgnoringCase("secret")
          .doesNotContainPattern("[0-9a-f]{64}");
    }
  }

  @Test
  void largeResultsComeByBlock() {
    Set<Integer> fetched = ConcurrentHashMap.newKeySet();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskGettingResult(SparkListenerTaskGettingResult event) {
            fetched.add(event.taskInfo().index());
          }
        };
    cluster.sc.sc().addSparkListener(listener);

    List<String> words = numbers(40, 4).map(n -> "word ".repeat(2000) + n).collect();

    cluster.awaitEvents();
    cluster.sc.sc().removeSparkListener(listener);
    assertThat(fetched).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(words).hasSize(40).allSatisfy(word -> assertThat(word).hasSizeGreaterThan(10_000));
    assertThat(words.get(39)).endsWith(" 39");
  }

  @Test
  void barrierTasksMeetAcrossProcesses() {
    List<String> told =
        numbers(2, 2)
            .rdd()
            .barrier()
            .<String>mapPartitions(
                records -> {
                  BarrierTaskContext context = BarrierTaskContext.get();
                  context.barrier();
                  String[] all = context.allGather("" + ProcessHandle.current().pid());
                  String address = context.getTaskInfos()[context.partitionId()].address();
                  return List.of(Set.of(all).size() + " " + address.replaceAll("\\d+$", "port"))
                      .iterator();
                })
            .collect();

    assertThat(told).hasSize(2).allSatisfy(text -> assertThat(text).matches("2 \\S+:port"));
  }

  @Test
  void tooLargeResultsEndTheJob() {
    JavaRDD<byte[]> large = numbers(4, 4).map(n -> new byte[6 << 20]);

    assertThatThrownBy(large::collect)
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("is bigger than spark.driver.maxResultSize (10.0 MiB)");
  }

  private static final class Odd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Odd(String message) {
      super(message);
    }
  }

  private static final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Object lock = new Object();

    Stuck() {
      super("with " + Stuck.class.getDeclaredFields().length);
    }

    @Override
    public String toString() {
      return "Stuck" + (lock == null ? "" : "!");
    }
  }

  @Test
  void theProgramsExceptionIsTheCause() {
    JavaRDD<Integer> failing =
        numbers(10, 2)
            .map(
                n -> {
                  if (n == 7) {
                    throw new Odd("seven");
                  }
                  return n;
                });

    Throwable failure = catchThrowable(failing::count);

    assertThat(failure)
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("failed 4 times")
        .hasMessageContaining("seven");
    assertThat(failure.getCause()).isInstanceOf(Odd.class).hasMessage("seven");
  }

  @Test
  void anExceptionThatCannotTravelIsToldNevertheless() {
    JavaRDD<Integer> failing =
        numbers(2, 2)
            .map(
                n -> {
                  throw new Stuck();
                });

    assertThatThrownBy(failing::count)
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("Stuck!")
        .hasNoCause();
  }

  @Test
  void accumulatorsAndBroadcastsTravel() {
    LongAccumulator sum = cluster.sc.sc().longAccumulator("sum");
    int[] table = IntStream.range(0, 500_000).toArray();
    Broadcast<int[]> squares = cluster.sc.broadcast(table);

    long total =
        numbers(1000, 8)
            .map(
                n -> {
                  sum.add(n);
                  return (long) squares.value()[n];
                })
            .reduce(Long::sum);

    assertThat(total).isEqualTo(499_500);
    assertThat(sum.value()).isEqualTo(499_500);
    squares.destroy(true);
  }

  @Test
  void copiesOfBlocksAreAtTwoExecutors() {
    LongAccumulator computed = cluster.sc.sc().longAccumulator();
    JavaRDD<Integer> kept =
        numbers(100, 2)
            .map(
                n -> {
                  computed.add(1);
                  return n;
                })
            .persist(StorageLevel.MEMORY_ONLY_2());

    assertThat(kept.count()).isEqualTo(100);
    assertThat(holdersOf(kept)).hasSize(2);
    assertThat(kept.reduce(Integer::sum)).isEqualTo(4950);
    assertThat(computed.value()).isEqualTo(100);
    kept.unpersist(true);
    assertThat(holdersOf(kept)).isEmpty();
  }

  /** The executors that hold both partitions. */
  private List<BlockManagerId> holdersOf(JavaRDD<?> rdd) {
    return cluster.sc.sc().engine().blockMaster().storageStatus().stream()
        .filter(
            holder ->
                holder.blocks().keySet().stream()
                        .filter(block -> block.name().startsWith("rdd_" + rdd.id() + "_"))
                        .count()
                    == 2)
        .map(DriverBlockManagerMaster.ManagerStatus::id)
        .toList();
  }

  @Test
  void manyTasksAndWideShufflesGoThrough() {
    List<Tuple2<Integer, Integer>> counts =
        numbers(20_000, 40)
            .mapToPair(n -> new Tuple2<>(n % 1000, 1))
            .reduceByKey(Integer::sum, 40)
            .collect();

    assertThat(counts).hasSize(1000).allSatisfy(count -> assertThat(count._2).isEqualTo(20));
  }

  @Test
  void tasksKnowWhoTheyAre() {
    List<String> ids =
        numbers(4, 2)
            .mapPartitions(
                each -> {
                  TaskContext task = TaskContext.get();
                  return List.of(task.partitionId() + " of " + task.numPartitions()).iterator();
                })
            .collect();

    assertThat(ids).containsExactly("0 of 2", "1 of 2");
  }

  @Test
  void anExecutorWhoseHeapIsFullEndsWith52AndIsReplaced() {
    try (TestingCluster small =
        TestingCluster.start(1, directory.resolve("full"), "spark.task.maxFailures", "2")) {
      JavaRDD<Integer> greedy =
          small
              .sc
              .parallelize(List.of(1), 1)
              .map(
                  n -> {
                    List<long[]> all = new ArrayList<>();
                    while (true) {
                      all.add(new long[1 << 20]);
                    }
                  });

      assertThatThrownBy(greedy::count)
          .isInstanceOf(SparkException.class)
          .hasMessageContaining("failed 2 times");
      assertThat(small.sc.parallelize(List.of(1, 2), 2).count()).isEqualTo(2);
      small.awaitEvents();
      assertThat(small.events.removed)
          .isNotEmpty()
          .allSatisfy(event -> assertThat(event.reason()).contains("code 52", "heap was full"));
    }
  }

  @Test
  void executorsThatCannotStartEndTheJobWithTheirWords() {
    try (TestingCluster broken =
        TestingCluster.start(
            1,
            directory.resolve("broken"),
            "spark.executor.extraJavaOptions",
            "-XX:NoSuchOption",
            "spark.deploy.maxExecutorRetries",
            "1")) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> broken.sc.parallelize(List.of(1)).count())
            .isInstanceOf(SparkException.class)
            .hasMessageContaining("No executor can be started")
            .hasMessageContaining("NoSuchOption");
      }
    }
  }

  @Test
  void aShuffleThatTheProgramDropsLeavesNoFiles() throws IOException, InterruptedException {
    Path own = directory.resolve("dropped");
    try (TestingCluster other = TestingCluster.start(1, own)) {
      shuffleInFiles(other, own);
      TestingCluster.collectGarbageUntilDeleted(TestingCluster.files(own, "shuffle_.*"));
      assertThat(TestingCluster.files(own, "shuffle_.*")).isEmpty();
    }
  }

  /**
   * Other tests collect garbage too: the files are sure to be there only while somebody holds it.
   */
  private static void shuffleInFiles(TestingCluster other, Path own) {
    JavaPairRDD<Integer, Double> sums = ChaosJobs.keyed(other.sc).reduceByKey(Double::sum);
    assertThat(sums.count()).isPositive();
    assertThat(TestingCluster.files(own, "shuffle_.*")).isNotEmpty();
    Reference.reachabilityFence(sums);
  }

  @Test
  void theBytesOfATaskThatIsTooLargeAreRefused() {
    Object notSerializable = new Object();
    JavaRDD<Object> source =
        cluster.sc.parallelize(Arrays.asList(new Object[] {notSerializable}), 1);

    assertThatThrownBy(source::count)
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("Failed to serialize task");
  }
}
