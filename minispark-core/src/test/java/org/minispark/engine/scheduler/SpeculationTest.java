package org.minispark.engine.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minispark.SparkConf;
import org.minispark.Success;
import org.minispark.engine.task.TaskDescription;
import org.minispark.engine.task.TaskOutcome;
import org.minispark.executor.TaskMetrics;
import org.minispark.rdd.RDD;
import org.minispark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.minispark.scheduler.SparkListenerTaskGettingResult;

/** Copies of slow tasks, by Spark's numbers. */
class SpeculationTest {
  private SchedulerTesting test;

  private void start(Map<String, String> settings) {
    SparkConf conf = new SparkConf(false).set("spark.speculation", "true");
    settings.forEach((key, value) -> conf.set("spark.speculation." + key, value));
    test = new SchedulerTesting(conf);
    test.executor("a", 2);
    test.executor("b", 2);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aSlowTaskGetsACopyElsewhereAndTheFirstToEndCounts() {
    start(Map.of());
    TestingJob job = test.submit(test.lineage.source(4));
    TaskDescription slow = test.task(0, 3);
    test.pass(200);
    List.of(0, 1, 2).forEach(this::succeedReading);

    test.pass(100);
    assertThat(copies()).isZero();
    test.pass(100); // 400 > 1.5 * 200

    TaskDescription copy = test.task(0, 3);
    assertThat(copy.executorId()).isNotEqualTo(slow.executorId());
    assertThat(copy.attemptNumber()).isEqualTo(1);
    assertThat(copies()).isEqualTo(1);
    test.succeed(copy);
    assertThat(job.succeeded()).isTrue();
    assertThat(test.backend.kills()).extracting("taskId").contains(slow.taskId());
    test.killed(slow);
    test.pass(100);
    assertThat(test.isClean()).isTrue();
  }

  @Test
  void withoutRecordsToCountATaskHasTwiceTheTime() {
    start(Map.of());
    test.submit(test.lineage.source(4));
    test.pass(200);
    List.of(0, 1, 2).forEach(partition -> test.complete(0, partition));

    test.pass(400);
    assertThat(copies()).isZero(); // 600 is not more than 2 * 1.5 * 200
    test.pass(100);
    assertThat(copies()).isEqualTo(1);
  }

  @Test
  void recordsNeedNotCount() {
    start(Map.of("efficiency.enabled", "false"));
    test.submit(test.lineage.source(4));
    test.pass(200);
    List.of(0, 1, 2).forEach(partition -> test.complete(0, partition));

    test.pass(200);
    assertThat(copies()).isEqualTo(1);
  }

  @Test
  void waitsForMostOfTheSet() {
    start(Map.of("multiplier", "1.1"));
    test.submit(test.lineage.source(4));
    test.pass(100);
    List.of(0, 1).forEach(this::succeedReading);
    test.pass(10_000);
    assertThat(copies()).isZero();

    succeedReading(2);
    test.pass(100);
    assertThat(copies()).isEqualTo(1); // the median of 100, 100 and 10,100
  }

  @Test
  void nothingIsSlowBeforeTheShortestTime() {
    start(Map.of("minTaskRuntime", "5s"));
    test.submit(test.lineage.source(4));
    test.pass(100);
    List.of(0, 1, 2).forEach(this::succeedReading);

    test.pass(4_900);
    assertThat(copies()).isZero();
    test.pass(100);
    assertThat(copies()).isEqualTo(1);
  }

  @Test
  void aCopyThatFailsMayBeFollowedByAnother() {
    start(Map.of());
    test.submit(test.lineage.source(4));
    test.pass(200);
    List.of(0, 1, 2).forEach(this::succeedReading);
    test.pass(200);

    test.fail(test.task(0, 3), new IllegalStateException("the copy"));
    test.pass(100);

    assertThat(copies()).isEqualTo(2);
  }

  @Test
  void aSingleTaskMayBeSlowByTheClockAlone() {
    start(Map.of("task.duration.threshold", "1s"));
    test.submit(test.lineage.source(1));

    test.pass(1_000);
    assertThat(copies()).isZero();
    test.pass(100);
    assertThat(copies()).isEqualTo(1);
  }

  @Test
  void barrierTasksGetNone() {
    start(Map.of());
    RDD<Object> together = test.lineage.source(4).barrier().mapPartitions(records -> records);
    test.submit(together);
    test.pass(200);
    List.of(0, 1, 2).forEach(this::succeedReading);

    test.pass(10_000);

    assertThat(copies()).isZero();
  }

  @Test
  void tellsThatALargeResultIsFetched() {
    start(Map.of());
    test.submit(test.lineage.source(1));
    test.pass(50);

    test.backend.events().fetchingResult(test.task(0, 0).taskId());
    test.backend.events().fetchingResult(99);
    test.complete(0);

    assertThat(test.events(SparkListenerTaskGettingResult.class))
        .singleElement()
        .satisfies(event -> assertThat(event.taskInfo().gettingResultTime()).isEqualTo(1_050));
  }

  /** Ends a task that has read records. */
  private void succeedReading(int partition) {
    TaskDescription task = test.task(0, partition);
    TaskMetrics metrics = new TaskMetrics();
    metrics.inputMetrics().incRecordsRead(1);
    test.backend.remove(task.taskId());
    test.backend
        .events()
        .taskEnded(
            task.taskId(), new TaskOutcome(new Success(), "result", 100, List.of(), metrics));
  }

  private int copies() {
    return test.events(SparkListenerSpeculativeTaskSubmitted.class).size();
  }
}
