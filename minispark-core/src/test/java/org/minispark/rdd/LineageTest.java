package org.minispark.rdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.HashPartitioner;
import org.minispark.SparkException;
import org.minispark.Tuple2;
import org.minispark.hadoop.mapred.FileAlreadyExistsException;

/** Depth, laziness, checkpoints and files. */
class LineageTest {
  private static final long TASK_STACK = 512L << 20;

  @TempDir private Path directory;
  private TestingJobRunner jobs;

  @BeforeEach
  void start() {
    jobs = new TestingJobRunner(directory.resolve("blocks"));
  }

  @AfterEach
  void stop() {
    jobs.close();
  }

  private RDD<Integer> numbers(int count, int partitions) {
    List<Integer> data = IntStream.range(0, count).boxed().toList();
    return new ParallelCollectionRDD<>(jobs, data, partitions);
  }

  private String uri(String name) {
    return directory.resolve(name).toUri().toString();
  }

  @Test
  void tenThousandNarrowStepsCompute() throws Exception {
    RDD<Integer> rdd = numbers(4, 2);
    for (int i = 0; i < 10_000; i++) {
      rdd = i % 2 == 0 ? rdd.map(x -> x + 1) : rdd.filter(x -> true);
    }
    RDD<Integer> last = rdd;
    assertThat(last.getNumPartitions()).isEqualTo(2);
    assertThat(last.toDebugString().lines()).hasSize(10_001);
    assertThat(onLargeStack(last::collect)).containsExactly(5000, 5001, 5002, 5003);
  }

  @Test
  void aThousandShufflesCompute() throws Exception {
    RDD<Tuple2<Integer, Integer>> rdd = numbers(4, 2).map(x -> new Tuple2<>(x, 0));
    for (int i = 0; i < 1_000; i++) {
      RDD<Tuple2<Integer, Integer>> more = new PairRDDFunctions<>(rdd).mapValues(x -> x + 1);
      rdd = new PairRDDFunctions<>(more.map(x -> x)).partitionBy(new HashPartitioner(2));
    }
    assertThat(rdd.toDebugString().lines()).hasSize(3_002);
    assertThat(new PairRDDFunctions<>(rdd).values().collect()).containsOnly(1_000).hasSize(4);
  }

  private static <R> R onLargeStack(java.util.concurrent.Callable<R> work) throws Exception {
    FutureTask<R> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "task", TASK_STACK);
    thread.start();
    thread.join();
    return task.get();
  }

  @Test
  void nothingIsComputedBeforeAnAction() {
    numbers(4, 2).map(x -> 1 / x).map(x -> x).distinct(3).toDebugString();
    assertThat(jobs.jobs()).isZero();
  }

  @Test
  void aCheckpointReplacesTheLineage() throws IOException {
    jobs.setCheckpointDir(uri("checkpoints"));
    RDD<Tuple2<Integer, Integer>> keyed = numbers(10, 3).map(x -> new Tuple2<>(x % 2, x));
    RDD<Tuple2<Integer, Integer>> rdd = new PairRDDFunctions<>(keyed).reduceByKey(Integer::sum, 3);
    rdd.checkpoint();
    assertThat(rdd.isCheckpointed()).isFalse();

    List<Tuple2<Integer, Integer>> computed = rdd.collect();

    assertThat(rdd.isCheckpointed()).isTrue();
    assertThat(rdd.dependencies()).singleElement().isInstanceOf(OneToOneDependency.class);
    assertThat(rdd.dependencies().get(0).rdd()).isInstanceOf(ReliableCheckpointRDD.class);
    assertThat(rdd.getNumPartitions()).isEqualTo(3);
    assertThat(rdd.partitioner()).isEqualTo(new HashPartitioner(3));
    assertThat(rdd.collect()).isEqualTo(computed);
    assertThat(new PairRDDFunctions<>(rdd).mapValues(x -> x).count()).isEqualTo(2);
    assertThat(names(directory.resolve("checkpoints/rdd-" + rdd.id())))
        .contains("part-00000", "part-00001", "part-00002", ".part-00000.crc")
        .noneMatch(name -> name.contains("attempt"));
  }

  @Test
  void aCheckpointNeedsADirectory() {
    assertThatThrownBy(() -> numbers(1, 1).checkpoint())
        .isInstanceOf(SparkException.class)
        .hasMessage("Checkpoint directory has not been set in the SparkContext");
  }

  @Test
  void aLocalCheckpointReadsTheCacheAndSaysWhenItIsGone() {
    RDD<Integer> rdd = numbers(4, 2).map(x -> x + 1).localCheckpoint();
    assertThat(rdd.collect()).containsExactly(1, 2, 3, 4);
    assertThat(rdd.dependencies().get(0).rdd()).isInstanceOf(LocalCheckpointRDD.class);
    assertThat(rdd.collect()).containsExactly(1, 2, 3, 4);
    rdd.unpersist(true);
    assertThatThrownBy(rdd::collect)
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("Checkpoint block rdd_" + rdd.id() + "_0 not found!");
  }

  @Test
  void aTaskThatStartedBeforeTheCheckpointReadsIt() {
    RDD<Integer> rdd = numbers(4, 2).map(x -> x + 1);
    rdd.partitions();
    rdd.lineage().cut(numbers(4, 2));
    assertThatThrownBy(() -> rdd.lineage().parent(0)).isInstanceOf(LineageCutException.class);
    assertThat(rdd.collect()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void textIsSavedInPartFiles() throws IOException {
    numbers(5, 2).map(x -> "line " + x).saveAsTextFile(uri("out"));
    assertThat(names(directory.resolve("out")))
        .containsExactly(
            "._SUCCESS.crc",
            ".part-00000.crc",
            ".part-00001.crc",
            "_SUCCESS",
            "part-00000",
            "part-00001");
    assertThat(directory.resolve("out/part-00000")).hasContent("line 0\nline 1\n");
    assertThat(directory.resolve("out/_SUCCESS")).isEmptyFile();
    assertThat(Files.size(directory.resolve("out/._SUCCESS.crc"))).isEqualTo(8);
    assertThat(Files.size(directory.resolve("out/.part-00000.crc"))).isEqualTo(12);
  }

  @Test
  void anOutputDirectoryMustBeNew() throws IOException {
    Files.createDirectories(directory.resolve("out"));
    assertThatThrownBy(() -> numbers(1, 1).saveAsTextFile(directory.resolve("out").toString()))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage("Output directory file:" + directory.resolve("out") + " already exists");
  }

  @Test
  void aFailedJobLeavesNoOutputThatLooksComplete() throws IOException {
    assertThatThrownBy(() -> numbers(4, 2).map(x -> 1 / (x - 3)).saveAsTextFile(uri("out")))
        .isInstanceOf(SparkException.class)
        .hasMessage("Job aborted.")
        .rootCause()
        .isInstanceOf(ArithmeticException.class);
    assertThat(names(directory.resolve("out"))).isEmpty();
  }

  @Test
  void anAttemptThatMayNotCommitLeavesNothing() throws IOException {
    jobs.denyCommits();
    assertThatThrownBy(() -> numbers(4, 2).saveAsTextFile(uri("out")))
        .isInstanceOf(SparkException.class);
    assertThat(names(directory.resolve("out"))).isEmpty();
  }

  @Test
  void nullsAreNoLines() {
    List<String> lines = new ArrayList<>();
    lines.add(null);
    RDD<String> rdd = new ParallelCollectionRDD<>(jobs, lines, 1);
    assertThatThrownBy(() -> rdd.saveAsTextFile(uri("out")))
        .rootCause()
        .hasMessage("requirement failed: text files do not allow null rows");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
