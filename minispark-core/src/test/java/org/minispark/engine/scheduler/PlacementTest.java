package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.engine.task.TaskDescription;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.SparkListenerTaskStart;
import org.minispark.scheduler.TaskLocality;
import org.minispark.storage.BlockManagerId;

/** Which task runs where, and when. */
class PlacementTest {
  @Test
  void aTaskWaitsForItsHostAndThenTakesAnother() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("near", "here", 1);
      test.executor("far", "there", 1);
      RDD<?> rdd = test.lineage.source(2);
      test.lineage.prefer(rdd, 0, "here");
      test.lineage.prefer(rdd, 1, "here");
      test.submit(rdd);

      assertThat(test.running(0)).containsExactly(0);
      test.pass(2_999);
      assertThat(test.running(0)).containsExactly(0);
      test.pass(1);
      assertThat(test.running(0)).containsExactly(0, 1);
      assertThat(localities(test)).containsExactly(TaskLocality.NODE_LOCAL, TaskLocality.ANY);
    }
  }

  @Test
  void aWaitThatIsRewardedBeginsAnew() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("near", "here", 1);
      test.executor("far", "there", 1);
      RDD<?> rdd = test.lineage.source(3);
      for (int i = 0; i < 3; i++) {
        test.lineage.prefer(rdd, i, "here");
      }
      TestingJob job = test.submit(rdd);
      test.pass(2_000);
      test.complete(0);

      assertThat(job.succeeded()).isTrue();
      assertThat(localities(test)).containsOnly(TaskLocality.NODE_LOCAL);
      assertThat(test.isClean()).isTrue();
    }
  }

  @Test
  void whereNobodyLivesNobodyWaits() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("far", "there", 1);
      RDD<?> rdd = test.lineage.source(1);
      test.lineage.prefer(rdd, 0, "here");
      test.submit(rdd);

      assertThat(test.running(0)).containsExactly(0);
    }
  }

  @Test
  void cachedPartitionsAreReadWhereTheyAre() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("a", 2);
      test.executor("b", 2);
      RDD<?> rdd = test.lineage.source(2);
      test.lineage.prefer(rdd, 0, "executor_host-b_b");
      test.lineage.prefer(rdd, 1, "executor_host-b_b");
      test.submit(test.lineage.mapped(rdd));

      assertThat(test.backend.running())
          .extracting(TaskDescription::executorId)
          .containsExactly("b", "b");
      assertThat(localities(test)).containsOnly(TaskLocality.PROCESS_LOCAL);
    }
  }

  @Test
  void aShuffleIsReadWhereMostOfItIs() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("a", 2);
      test.executor("b", 2);
      test.submit(test.lineage.shuffled(test.lineage.source(2), 2));
      test.mapOutputs.preferAll(new BlockManagerId("b", "host-b", 1));
      test.complete(0);

      assertThat(test.backend.running())
          .extracting(TaskDescription::executorId)
          .containsExactly("b", "b");
    }
  }

  @Test
  void tasksAreSpreadOverExecutors() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("a", 4);
      test.executor("b", 4);
      test.submit(test.lineage.source(4));

      assertThat(test.backend.running())
          .extracting(TaskDescription::executorId)
          .containsExactlyInAnyOrder("a", "b", "a", "b");
      assertThat(test.backend.launches()).isEqualTo(2);
    }
  }

  @Test
  void aRetryPrefersAnotherExecutorForAWhile() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("a", 1);
      test.executor("b", 1);
      test.submit(test.lineage.source(2));
      String bad = test.task(0, 0).executorId();
      test.fail(0, 0, new RuntimeException("boom"));

      assertThat(test.running(0)).containsExactly(1);
      test.complete(0, 1);
      assertThat(test.task(0, 0).executorId()).isNotEqualTo(bad);
    }
  }

  @Test
  void aRetryThatFindsNoOtherExecutorInTimeComesBack() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("a", 1);
      test.executor("b", 1);
      test.submit(test.lineage.source(2));
      String bad = test.task(0, 0).executorId();
      test.fail(0, 0, new RuntimeException("boom"));

      test.pass(3_000);
      assertThat(test.task(0, 0).executorId()).isEqualTo(bad);
    }
  }

  @Test
  void theOlderJobComesFirst() {
    try (SchedulerTesting test = new SchedulerTesting()) {
      test.executor("a", 2);
      test.submit(test.lineage.source(3));
      test.submit(test.lineage.source(3));
      test.complete(0, 0);

      assertThat(test.running(0)).containsExactly(1, 2);
      assertThat(test.running(1)).isEmpty();
    }
  }

  @Test
  void fairPoolsShareBySlotsWeightAndMinimum() {
    SparkConf conf =
        new SparkConf(false)
            .set("spark.scheduler.mode", "FAIR")
            .set(
                "spark.scheduler.allocation.file",
                PlacementTest.class.getResource("/fairscheduler-test.xml").toString());
    try (SchedulerTesting test = new SchedulerTesting(conf)) {
      test.submit(test.lineage.source(20), pool("light"));
      test.submit(test.lineage.source(20), pool("heavy"));
      test.submit(test.lineage.source(20), pool("granted"));
      for (int i = 0; i < 9; i++) {
        test.executor("e" + i, 1);
      }

      assertThat(List.of(test.running(0).size(), test.running(1).size(), test.running(2).size()))
          .containsExactly(2, 4, 3);
    }
  }

  @Test
  void resultsThatAreTooLargeTogetherEndTheJob() {
    SparkConf conf = new SparkConf(false).set("spark.driver.maxResultSize", "150b");
    try (SchedulerTesting test = new SchedulerTesting(conf)) {
      test.executor("a", 4);
      TestingJob job = test.submit(test.lineage.source(4));
      test.complete(0, 0);
      test.complete(0, 1);

      assertThat(job.failure())
          .hasMessage(
              "Job aborted due to stage failure: Total size of serialized results of 2 tasks"
                  + " (200.0 B) is bigger than spark.driver.maxResultSize (150.0 B)");
    }
  }

  private static Properties pool(String name) {
    Properties properties = new Properties();
    properties.setProperty("spark.scheduler.pool", name);
    return properties;
  }

  private static List<TaskLocality> localities(SchedulerTesting test) {
    return test.events(SparkListenerTaskStart.class).stream()
        .map(event -> event.taskInfo().taskLocality())
        .toList();
  }
}
