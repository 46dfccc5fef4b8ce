package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;
import org.minispark.api.java.JavaRDD;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.broadcast.Broadcast;
import org.minispark.storage.StorageLevel;

/**
 * A program that runs for long and drops what it has made costs no more at its end than near its
 * beginning: in driver and executors, in memory, threads, file handles and on disk.
 */
@Tag("long")
@Isolated("counts what the whole process has")
@Timeout(3600)
class SoakTest {
  /** How long, in seconds: a property, for those who have less time. */
  private static final long SECONDS = Long.getLong("minispark.soak.seconds", 600);

  /** In the first part classes are loaded, and what is kept on purpose fills up. */
  private static final double WARMING_UP = 0.3;

  private static final int DROPPED_IN_A_ROUND = 10;
  private static final long QUIET_MILLIS = 20_000;

  private static final long HEAP_SLACK = 6 << 20;
  private static final long COUNT_SLACK = 6;
  private static final long DISK_SLACK = 1 << 20;

  @TempDir Path directory;

  private JavaSparkContext sc;
  private int rounds;

  /** What a cluster takes, after garbage collection. */
  private record Costs(
      long driverHeap,
      long executorHeap,
      long driverThreads,
      long executorThreads,
      long driverFiles,
      long executorFiles,
      long disk) {
    boolean isFlatSince(Costs earlier) {
      return driverHeap <= earlier.driverHeap + HEAP_SLACK
          && executorHeap <= earlier.executorHeap + HEAP_SLACK
          && driverThreads <= earlier.driverThreads + COUNT_SLACK
          && executorThreads <= earlier.executorThreads + COUNT_SLACK
          && driverFiles <= earlier.driverFiles + COUNT_SLACK
          && executorFiles <= earlier.executorFiles + COUNT_SLACK
          && disk <= earlier.disk + DISK_SLACK;
    }
  }

  @Test
  void whatIsDroppedLeavesNothing(TestReporter reporter) throws Exception {
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local-cluster[2,1,256]")
            .setAppName("soak")
            .set("spark.local.dir", directory.toString())
            .set("spark.ui.retainedJobs", "20")
            .set("spark.ui.retainedStages", "20")
            .set("spark.ui.retainedTasks", "200");
    try (JavaSparkContext context = new JavaSparkContext(conf)) {
      sc = context;
      long start = System.nanoTime();
      Map<ChaosJobs, List<?>> first = new HashMap<>();
      runUntil(start, WARMING_UP, first);
      Costs before = costs();
      int roundsBefore = rounds;

      runUntil(start, 1, first);

      Costs after = costsWhenFlat(before);
      reporter.publishEntry(
          "soak", "after %d rounds %s, after %d %s".formatted(roundsBefore, before, rounds, after));
      assertThat(after.isFlatSince(before)).as("%s, before %s", after, before).isTrue();
    }
  }

  private void runUntil(long start, double part, Map<ChaosJobs, List<?>> first) {
    long end = start + (long) (part * Duration.ofSeconds(SECONDS).toNanos());
    do {
      ChaosJobs job = ChaosJobs.values()[rounds % ChaosJobs.values().length];
      List<?> result = job.run(sc);
      assertThat(result).isEqualTo(first.computeIfAbsent(job, any -> result));
      for (int i = 0; i < DROPPED_IN_A_ROUND; i++) {
        useAndDrop(i);
      }
      rounds++;
    } while (System.nanoTime() < end);
  }

  /** A broadcast, a cached RDD and a shuffle that nobody keeps; every second one is unpersisted. */
  private void useAndDrop(int number) {
    Broadcast<byte[]> table = sc.broadcast(new byte[10_000 + number]);
    List<Integer> numbers = IntStream.range(0, 40).boxed().toList();
    JavaRDD<Integer> cached =
        sc.parallelize(numbers, 2)
            .map(n -> n + table.value().length)
            .persist(number % 3 == 0 ? StorageLevel.DISK_ONLY() : StorageLevel.MEMORY_ONLY());
    JavaPairRDD<Integer, Integer> sums =
        cached.mapToPair(n -> new Tuple2<>(n % 5, n)).reduceByKey(Integer::sum, 2);
    assertThat(sums.count()).isEqualTo(5);
    assertThat(sums.values().reduce(Integer::sum)).isEqualTo(780 + 40 * (10_000 + number));
    if (number % 2 == 0) {
      cached.unpersist();
      table.destroy();
    }
  }

  /** What was dropped last is still being removed for a while. */
  private Costs costsWhenFlat(Costs before) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);
    Costs now = costs();
    while (!now.isFlatSince(before) && System.nanoTime() < deadline) {
      now = costs();
    }
    return now;
  }

  private Costs costs() throws IOException {
    System.gc();
    List<Long> heaps =
        sc.parallelize(List.of(0, 1), 2)
            .rdd()
            .barrier() // so that each executor runs one of the two
            .mapPartitions(
                unused -> {
                  System.gc();
                  return List.of(usedHeap()).iterator();
                })
            .toJavaRDD()
            .collect();
    List<Long> executors =
        TestingCluster.executors(sc.sc().applicationId()).stream().map(ProcessHandle::pid).toList();
    return new Costs(
        usedHeap(),
        heaps.stream().mapToLong(Long::longValue).max().orElseThrow(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        most(executors, "task"),
        entries(ProcessHandle.current().pid(), "fd"),
        most(executors, "fd"),
        bytesBelow(directory));
  }

  private static long usedHeap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long most(List<Long> processes, String what) throws IOException {
    long most = 0;
    for (long process : processes) {
      most = Math.max(most, entries(process, what));
    }
    return most;
  }

  /** How many threads (task) or open files (fd) a process has. */
  private static long entries(long process, String what) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(process), what))) {
      return entries.count();
    }
  }

  private static long bytesBelow(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    long bytes = 0;
    for (Path file : files) {
      try {
        bytes += Files.size(file);
      } catch (NoSuchFileException removedMeanwhile) {
        continue;
      }
    }
    return bytes;
  }
}
