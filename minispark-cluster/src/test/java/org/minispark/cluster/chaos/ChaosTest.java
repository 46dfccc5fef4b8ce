package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.ExecutorLostFailure;
import org.minispark.FetchFailed;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaPairRDD;

/**
 * Real processes are killed, stopped and robbed of their files while jobs run; each job has the
 * same bits as in a calm run, and the events prove that the faults have bitten.
 */
class ChaosTest {
  private static final int EXECUTORS = 3;

  /** By half of the kills: how soon a process has died is the system's affair. */
  private static final long NOTICED_WITHIN_MILLIS = 100;

  /** On average, besides the time of what had to run again. */
  private static final long MOST_COST_MILLIS = 1_000;

  private static final int MEASURED_KILLS = 40;

  /** Short, so that an executor that is stopped is given up soon, but no other. */
  private static final String[] SETTINGS = {
    "spark.network.timeout", "10s",
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
  @Timeout(3600)
  void jobsSurviveWhatHappensToTheirExecutors(TestReporter reporter) throws Exception {
    survive(20, 1, reporter);
  }

  @Test
  @Tag("long")
  @Timeout(3600)
  void manyJobsSurviveWhatHappensToTheirExecutors(TestReporter reporter) throws Exception {
    survive(100, 2, reporter);
  }

  /** Among the long ones, since a machine that has other work to do says nothing about costs. */
  @Test
  @Tag("long")
  @Timeout(1800)
  void aKillIsNoticedSoonAndCostsLittle(TestReporter reporter) throws Exception {
    try (TestingCluster cluster = TestingCluster.start(EXECUTORS, directory, SETTINGS)) {
      KillCosts costs = new KillCosts(cluster, EXECUTORS, 3);

      costs.measure(MEASURED_KILLS);

      reporter.publishEntry("kills", costs.summary());
      assertThat(costs.medianNoticedMillis()).isLessThanOrEqualTo(NOTICED_WITHIN_MILLIS);
      assertThat(costs.averageMillis()).isLessThanOrEqualTo(MOST_COST_MILLIS);
    }
  }

  private void survive(int jobs, long seed, TestReporter reporter) throws Exception {
    String application;
    try (TestingCluster cluster = TestingCluster.start(EXECUTORS, directory, SETTINGS)) {
      application = cluster.sc.sc().applicationId();
      ChaosRun run = new ChaosRun(cluster, directory, seed);
      run.runCalm();

      run.run(jobs);

      cluster.awaitEvents();
      reporter.publishEntry("chaos", jobs + " jobs, " + run.summary());
      assertThat(run.strikes()).isGreaterThan(jobs * 3 / 4);
      assertThat(run.damages()).isPositive();
      assertThat(cluster.events.removed).hasSizeGreaterThanOrEqualTo(run.strikes());
      assertThat(cluster.events.taskEnds(ExecutorLostFailure.class)).isPositive();
      assertThat(cluster.events.taskEnds(FetchFailed.class)).isPositive();
      assertThat(cluster.events.secondAttempts()).isPositive();
    }
    nothingIsLeft(application);
  }

  @Test
  void mapOutputsThatAreGoneOrDamagedAreMadeAgain() throws IOException {
    String application;
    try (TestingCluster cluster = TestingCluster.start(2, directory, "spark.locality.wait", "0")) {
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
