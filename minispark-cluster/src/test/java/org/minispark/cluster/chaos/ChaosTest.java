package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.FetchFailed;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;

/**
 * Real processes are killed, stopped and robbed of their files while jobs run; each job has the
 * same bits as in a calm run, and the events prove that the faults have bitten.
 */
class ChaosTest {
  private static final long NOTICED_WITHIN_MILLIS = 100;

  /** Short, so that an executor that is stopped is given up soon. */
  private static final String[] SETTINGS = {
    "spark.network.timeout", "4s",
    "spark.executor.heartbeatInterval", "500ms",
    "spark.task.maxFailures", "8",
    "spark.stage.maxConsecutiveAttempts", "20",
    "spark.deploy.maxExecutorRetries", "50",
    "spark.locality.wait", "0",
    "spark.shuffle.io.maxRetries", "1",
    "spark.shuffle.io.retryWait", "50ms"
  };

  @TempDir Path directory;

  @Test
  @Tag("long") // until it is known why an executor sometimes outlives its kill
  @Timeout(480)
  void jobsSurviveWhatHappensToTheirExecutors(TestReporter reporter) throws Exception {
    survive(20, 1, reporter);
  }

  @Test
  @Tag("long")
  @Timeout(1800)
  void manyJobsSurviveWhatHappensToTheirExecutors(TestReporter reporter) throws Exception {
    survive(100, 2, reporter);
  }

  private void survive(int jobs, long seed, TestReporter reporter) throws Exception {
    Random random = new Random(seed);
    String application;
    try (TestingCluster cluster = TestingCluster.start(3, directory, SETTINGS)) {
      application = cluster.sc.sc().applicationId();
      Map<ChaosJobs, List<?>> calm = new EnumMap<>(ChaosJobs.class);
      for (ChaosJobs job : ChaosJobs.values()) {
        calm.put(job, job.run(cluster.sc));
      }
      int faults = 0;
      List<Long> noticed = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        ChaosJobs job = ChaosJobs.values()[i % ChaosJobs.values().length];
        boolean stopIt = i % 5 == 4;
        AtomicLong at = new AtomicLong();
        cluster.events.afterTasks(
            random.nextInt(8), () -> at.set(strike(cluster, stopIt, random.nextInt(3))));

        assertThat(job.run(cluster.sc)).as("job %d, %s", i, job).isEqualTo(calm.get(job));

        cluster.awaitEvents();
        cluster.events.forget();
        if (at.get() > 0) {
          cluster.awaitRemoved(++faults);
          long removedAt = cluster.events.removed.get(faults - 1).time();
          if (!stopIt) {
            noticed.add(removedAt - at.get());
          }
        }
      }
      cluster.awaitEvents();
      reporter.publishEntry(
          "chaos",
          "%d jobs, %d executors lost, %d failed fetches, %d second attempts, noticed after %s ms"
              .formatted(
                  jobs,
                  cluster.events.removed.size(),
                  cluster.events.taskEnds(FetchFailed.class),
                  cluster.events.secondAttempts(),
                  noticed));
      assertThat(faults).isGreaterThan(jobs * 3 / 4);
      assertThat(cluster.events.removed).hasSizeGreaterThanOrEqualTo(faults);
      assertThat(cluster.events.secondAttempts()).isPositive();
      assertThat(noticed.stream().sorted().toList().get(0))
          .isLessThanOrEqualTo(NOTICED_WITHIN_MILLIS);
    }
    nothingIsLeft(application);
  }

  /** Kills or stops an executor; returns when it was done, or 0 if there was none. */
  private static long strike(TestingCluster cluster, boolean stopIt, int which) {
    List<ProcessHandle> executors = cluster.registered();
    if (executors.isEmpty()) {
      return 0;
    }
    ProcessHandle victim = executors.get(which % executors.size());
    long now = System.currentTimeMillis();
    if (stopIt) {
      TestingCluster.stop(victim);
    } else {
      TestingCluster.kill(victim);
    }
    return now;
  }

  @Test
  @Timeout(120)
  void mapOutputsThatAreGoneOrDamagedAreMadeAgain() throws IOException {
    String application;
    try (TestingCluster cluster = TestingCluster.start(2, directory, SETTINGS)) {
      application = cluster.sc.sc().applicationId();
      JavaPairRDD<Integer, Double> sums =
          ChaosJobs.keyed(cluster.sc).reduceByKey(Double::sum, ChaosJobs.PARTITIONS);
      List<Tuple2<Integer, Double>> calm = sums.collect();

      List<Path> outputs = TestingCluster.files(directory, "shuffle_.*\\.data");
      Files.delete(outputs.get(0));
      assertThat(sums.collect()).isEqualTo(calm);
      cluster.awaitEvents();
      long afterDeletion = cluster.events.taskEnds(FetchFailed.class);
      assertThat(afterDeletion).isPositive();

      // Of all of them: what was made again elsewhere has left a file that nobody reads.
      for (Path output : TestingCluster.files(directory, "shuffle_.*\\.data")) {
        TestingCluster.flipBit(output);
      }
      assertThat(sums.collect()).isEqualTo(calm);
      cluster.awaitEvents();
      assertThat(cluster.events.taskEnds(FetchFailed.class)).isGreaterThan(afterDeletion);
    }
    nothingIsLeft(application);
  }

  private void nothingIsLeft(String application) throws IOException {
    assertThat(TestingCluster.executors(application)).isEmpty();
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }
}
