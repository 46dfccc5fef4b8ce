package org.minispark.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.scheduler.SparkListenerExecutorRemoved;

/**
 * The network between the driver and one of its executors lets nothing through any more. The times
 * are long enough for the other executor to be heard of on a machine that is busy.
 */
class NetworkSplitTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path directory;

  private TestingProxy proxy;

  @BeforeEach
  void open() throws IOException {
    proxy = new TestingProxy();
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  private TestingCluster start(String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "spark.driver.host",
                TestingProxy.HOST,
                "spark.driver.port",
                Integer.toString(proxy.port()),
                "spark.executor.heartbeatInterval",
                "1s",
                "spark.locality.wait",
                "0"));
    all.addAll(List.of(settings));
    return TestingCluster.start(2, directory, all.toArray(String[]::new));
  }

  /** A job in which executor 0 is cut off; returns what became of that one. */
  private SparkListenerExecutorRemoved cutOffInAJob(TestingCluster cluster)
      throws InterruptedException {
    cluster.awaitExecutors(2);
    List<?> calm = ChaosJobs.JOIN.run(cluster.sc);
    cluster.awaitEvents();
    cluster.events.afterTasks(2, () -> proxy.cutOff("0"));

    assertThat(ChaosJobs.JOIN.run(cluster.sc)).isEqualTo(calm);

    cluster.awaitRemoved(1);
    SparkListenerExecutorRemoved removed = cluster.events.removed.get(0);
    assertThat(removed.executorId()).isEqualTo("0");
    assertThat(ChaosJobs.JOIN.run(cluster.sc)).isEqualTo(calm);
    return removed;
  }

  @Test
  void theDriverGivesUpTheExecutorThatItDoesNotHearAnyMore() throws Exception {
    try (TestingCluster cluster = start("spark.network.timeout", "20s")) {
      cluster.awaitExecutors(2);
      ProcessHandle process = cluster.registered("0");

      // Both have been without the other for as long: either may be the first to see it.
      assertThat(cutOffInAJob(cluster).reason())
          .matches(
              "Executor heartbeat timed out after .*"
                  + "|Its connection ended: No sign of life .*"
                  + "|Command exited with code 0");

      assertThat(process.onExit()).succeedsWithin(PATIENCE);
    }
  }

  @Test
  void theExecutorThatDoesNotHearItsDriverAnyMoreEndsItself() throws InterruptedException {
    try (TestingCluster cluster =
        start(
            "spark.network.timeout", "600s",
            "spark.rpc.askTimeout", "10s",
            "spark.executor.heartbeat.maxFailures", "3")) {
      assertThat(cutOffInAJob(cluster).reason())
          .isEqualTo("Command exited with code 56, it could not reach the driver any more");
    }
  }
}
