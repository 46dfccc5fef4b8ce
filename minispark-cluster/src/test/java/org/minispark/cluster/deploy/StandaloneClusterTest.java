package org.minispark.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkException;
import org.minispark.Tuple2;
import org.minispark.api.java.JavaFutureAction;
import org.minispark.api.java.JavaSparkContext;
import org.minispark.cluster.protocol.ClientMessages.ApplicationState;
import org.minispark.cluster.protocol.ClientMessages.WorkerState;
import org.minispark.cluster.transport.Secret;
import org.minispark.cluster.transport.TestingKeys;
import org.minispark.util.LongAccumulator;

/** Whole programs on a master and workers, with executors in processes of their own. */
class StandaloneClusterTest {
  @TempDir Path directory;

  private static List<Tuple2<Integer, Integer>> job(JavaSparkContext sc) {
    return sc.parallelize(IntStream.range(0, 100).boxed().toList(), 4)
        .mapToPair(i -> new Tuple2<>(i % 3, i))
        .reduceByKey(Integer::sum, 2)
        .sortByKey()
        .collect();
  }

  private static final List<Tuple2<Integer, Integer>> RESULT =
      List.of(new Tuple2<>(0, 1683), new Tuple2<>(1, 1617), new Tuple2<>(2, 1650));

  @Test
  void aProgramRuns() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      cluster.worker(1, 512);
      cluster.worker(1, 512);
      String application;
      List<ProcessHandle> executors;
      try (JavaSparkContext sc = cluster.program()) {
        application = sc.sc().applicationId();
        assertThat(sc.defaultParallelism()).isEqualTo(2);
        assertThat(job(sc)).isEqualTo(RESULT);
        executors = TestingStandalone.awaitExecutors(application, 2);
        assertThat(cluster.describe().active())
            .singleElement()
            .satisfies(
                it -> {
                  assertThat(it.id()).isEqualTo(application).matches("app-\\d{14}-0000");
                  assertThat(it.cores()).isEqualTo(2);
                  assertThat(it.state()).isEqualTo(ApplicationState.RUNNING);
                });
      }
      assertThat(executors).noneMatch(ProcessHandle::isAlive);
      var seen = cluster.describe();
      assertThat(seen.active()).isEmpty();
      assertThat(seen.completed())
          .singleElement()
          .satisfies(it -> assertThat(it.state()).isEqualTo(ApplicationState.FINISHED));
      assertThat(seen.workers()).allSatisfy(it -> assertThat(it.coresUsed()).isZero());
      assertThat(directory.resolve("work").resolve(application).resolve("0").resolve("stderr"))
          .exists();
    }
    assertThat(Files.list(directory.resolve("local"))).isEmpty();
  }

  @Test
  void anExecutorThatIsKilledIsReplaced() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      cluster.worker(1, 512);
      try (JavaSparkContext sc = cluster.program()) {
        assertThat(job(sc)).isEqualTo(RESULT);
        ProcessHandle first = TestingStandalone.executors(sc.sc().applicationId()).get(0);

        first.destroyForcibly();

        assertThat(job(sc)).isEqualTo(RESULT);
        assertThat(TestingStandalone.executors(sc.sc().applicationId()))
            .singleElement()
            .isNotEqualTo(first);
      }
    }
  }

  @Test
  void whatALostWorkerRanRunsElsewhere() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      WorkerDaemon first = cluster.worker(1, 512);
      try (JavaSparkContext sc = cluster.program("spark.cores.max", "1")) {
        assertThat(job(sc)).isEqualTo(RESULT);
        cluster.worker(1, 512);

        first.close();

        assertThat(job(sc)).isEqualTo(RESULT);
        assertThat(cluster.describe().workers())
            .anySatisfy(
                it -> {
                  assertThat(it.id()).isNotEqualTo(first.id());
                  assertThat(it.coresUsed()).isEqualTo(1);
                });
      }
    }
  }

  @Test
  void aMasterMayEndAndComeBackWhileAProgramRuns() throws Exception {
    try (TestingStandalone cluster =
        new TestingStandalone(
            directory,
            "spark.deploy.recoveryMode",
            "FILESYSTEM",
            "spark.deploy.recoveryDirectory",
            directory.resolve("state").toString())) {
      cluster.worker(1, 512);
      try (JavaSparkContext sc = cluster.program()) {
        assertThat(job(sc)).isEqualTo(RESULT);
        List<ProcessHandle> executors = TestingStandalone.executors(sc.sc().applicationId());

        cluster.stopMaster();
        assertThat(job(sc)).as("without a master").isEqualTo(RESULT);
        cluster.restartMaster();

        var seen = cluster.await(it -> !it.recovering());
        assertThat(seen.active())
            .singleElement()
            .satisfies(
                it -> {
                  assertThat(it.id()).isEqualTo(sc.sc().applicationId());
                  assertThat(it.state()).isEqualTo(ApplicationState.RUNNING);
                  assertThat(it.executors()).isEqualTo(1);
                });
        assertThat(TestingStandalone.executors(sc.sc().applicationId())).isEqualTo(executors);
        assertThat(job(sc)).isEqualTo(RESULT);

        executors.get(0).destroyForcibly();
        assertThat(job(sc)).as("with an executor of the new master").isEqualTo(RESULT);
      }
      assertThat(cluster.describe().completed()).hasSize(1);
    }
    assertThat(Files.list(directory.resolve("state")))
        .allMatch(file -> file.getFileName().toString().startsWith("worker_"));
  }

  @Test
  void aSecondProgramWaitsForTheFirst() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      cluster.worker(1, 512);
      JavaSparkContext first = cluster.program();
      try (JavaSparkContext second = cluster.program()) {
        assertThat(job(first)).isEqualTo(RESULT);
        JavaFutureAction<Long> waiting = second.parallelize(List.of(1, 2)).countAsync();
        assertThat(cluster.describe().active())
            .extracting(it -> it.state())
            .containsExactly(ApplicationState.RUNNING, ApplicationState.WAITING);
        assertThat(waiting.isDone()).isFalse();

        first.close();

        assertThat(waiting.get(5, TimeUnit.MINUTES)).isEqualTo(2);
      } finally {
        first.close();
      }
    }
  }

  @Test
  void aWrongSecretIsRefused() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      assertThatThrownBy(() -> cluster.program("spark.authenticate.secret", "x".repeat(32)))
          .isInstanceOf(SparkException.class)
          .hasMessageContaining(cluster.url())
          .hasMessageContaining("does not accept our secret")
          .hasMessageEndingWith("(our secret is that of spark.authenticate.secret)");
    }
    assertThat(Files.list(directory.resolve("local"))).isEmpty();
  }

  @Test
  void withoutAMasterAProgramGivesUp() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      cluster.stopMaster();
      assertThatThrownBy(
              () -> cluster.program("spark.minispark.deploy.registrationTimeout", "50ms"))
          .isInstanceOf(SparkException.class)
          .hasMessageContaining(cluster.url())
          .hasMessageContaining("All masters are unresponsive! Giving up.");
    }
  }

  @Test
  void executorsThatCannotStartEndTheApplication() throws Exception {
    try (TestingStandalone cluster =
        new TestingStandalone(directory, "spark.deploy.maxExecutorRetries", "2")) {
      cluster.worker(1, 512);
      try (JavaSparkContext sc = cluster.program("spark.executor.extraJavaOptions", "-XX:+None")) {
        assertThatThrownBy(() -> job(sc))
            .isInstanceOf(SparkException.class)
            .hasMessageContaining("Master removed our application")
            .hasMessageContaining("Command exited with code 1")
            .hasMessageContaining(directory.resolve("work").toString());
        assertThat(cluster.describe().completed())
            .singleElement()
            .satisfies(it -> assertThat(it.state()).isEqualTo(ApplicationState.FAILED));
      }
    }
  }

  @Test
  void executorsComeAndGoWithTheWork() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      cluster.worker(2, 512);
      try (JavaSparkContext sc =
          cluster.program(
              "spark.executor.cores", "1",
              "spark.dynamicAllocation.enabled", "true",
              "spark.dynamicAllocation.shuffleTracking.enabled", "true",
              "spark.dynamicAllocation.executorIdleTimeout", "1s",
              "spark.dynamicAllocation.maxExecutors", "1")) {
        assertThat(cluster.describe().active())
            .singleElement()
            .satisfies(it -> assertThat(it.executors()).isZero());
        for (int round = 0; round < 2; round++) {
          assertThat(sc.parallelize(List.of(1, 2, 3), 3).count()).isEqualTo(3);
          cluster.await(it -> it.active().get(0).executors() == 0);
        }
      }
    }
  }

  @Test
  void aProgramMayEndAnExecutorAndAskForAnother() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      cluster.worker(2, 512);
      try (JavaSparkContext sc = cluster.program("spark.executor.cores", "1")) {
        assertThat(job(sc)).isEqualTo(RESULT);
        TestingStandalone.awaitRegistered(sc, 2);
        assertThat(sc.sc().killExecutor("0")).isTrue();
        cluster.await(it -> it.active().get(0).executors() == 1);
        assertThat(job(sc)).isEqualTo(RESULT);
        assertThat(cluster.describe().active().get(0).executors()).isEqualTo(1);

        assertThat(sc.sc().requestExecutors(1)).isTrue();

        cluster.await(it -> it.active().get(0).executors() == 2);
        assertThat(job(sc)).isEqualTo(RESULT);
      }
    }
  }

  /** What else it knows is not enough: executors have the secret of their application alone. */
  @Test
  void anExecutorHasNoSecretButItsApplications() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      cluster.worker(1, 512);
      try (JavaSparkContext sc = cluster.program()) {
        String secret =
            sc.parallelize(List.of(1), 1).map(i -> System.getenv(Secret.VARIABLE)).first();
        Secret ofCluster = Secret.fromFile(directory.resolve("secret"));
        assertThat(secret)
            .isEqualTo(ofCluster.ofApplication(sc.sc().applicationId()).text())
            .isNotEqualTo(ofCluster.text());
      }
    }
  }

  @Test
  void aMasterThatHasKeptNothingStartsExecutorsAnew() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      cluster.worker(1, 512);
      try (JavaSparkContext sc = cluster.program()) {
        assertThat(job(sc)).isEqualTo(RESULT);
        cluster.restartMaster();
        cluster.await(it -> it.active().size() == 1 && it.active().get(0).executors() == 1);
        assertThat(job(sc)).isEqualTo(RESULT);
      }
    }
  }

  /** Executors get the key store from their worker: an application cannot send its password. */
  @Test
  void allSpeakTlsIfTheyAreToldTo() throws Exception {
    Path store = directory.resolve("keys.p12");
    TestingKeys.make(store);
    try (TestingStandalone cluster =
        new TestingStandalone(
            directory,
            "spark.ssl.rpc.enabled",
            "true",
            "spark.ssl.rpc.keyStore",
            store.toString(),
            "spark.ssl.rpc.keyStorePassword",
            TestingKeys.PASSWORD)) {
      cluster.worker(1, 512);
      try (JavaSparkContext sc =
          cluster.program(
              "spark.ssl.rpc.enabled",
              "true",
              "spark.ssl.rpc.keyStore",
              store.toString(),
              "spark.ssl.rpc.keyStorePassword",
              TestingKeys.PASSWORD)) {
        assertThat(job(sc)).isEqualTo(RESULT);
      }
      assertThatThrownBy(
              () -> cluster.program("spark.minispark.deploy.registrationTimeout", "500ms"))
          .as("in clear text")
          .isInstanceOf(SparkException.class);
    }
  }

  @Test
  void aWorkerLeavesWithoutLoss() throws Exception {
    try (TestingStandalone cluster = new TestingStandalone(directory)) {
      WorkerDaemon first = cluster.worker(1, 512);
      try (JavaSparkContext sc =
          cluster.program(
              "spark.decommission.enabled", "true",
              "spark.storage.decommission.enabled", "true",
              "spark.storage.decommission.maxReplicationFailuresPerBlock", "1000",
              "spark.storage.decommission.replicationReattemptInterval", "100ms")) {
        LongAccumulator mapped = sc.sc().longAccumulator();
        var sums =
            sc.parallelize(List.of(1, 2, 3, 4), 2)
                .mapToPair(
                    i -> {
                      mapped.add(1);
                      return new Tuple2<>(i % 2, i);
                    })
                .reduceByKey(Integer::sum, 2)
                .sortByKey();
        var calm = sums.collect();
        long calmMapped = mapped.value();
        cluster.worker(1, 512);

        first.leave();
        first.left().get(TestingStandalone.PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(sums.collect()).isEqualTo(calm);
        assertThat(mapped.value()).as("nothing is made again").isEqualTo(calmMapped);
      }
      assertThat(cluster.describe().workers().get(0).state()).isEqualTo(WorkerState.DECOMMISSIONED);
    }
  }
}
