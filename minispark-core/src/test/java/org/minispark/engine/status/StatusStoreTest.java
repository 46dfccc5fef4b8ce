package org.minispark.engine.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.minispark.JobExecutionStatus;
import org.minispark.SparkConf;
import org.minispark.Success;
import org.minispark.TaskEndReason;
import org.minispark.TaskKilled;
import org.minispark.api.java.Optional;
import org.minispark.engine.base.TestingClock;
import org.minispark.engine.base.TestingTimer;
import org.minispark.engine.status.StageSnapshot.Status;
import org.minispark.executor.ExecutorMetrics;
import org.minispark.executor.TaskMetrics;
import org.minispark.scheduler.JobSucceeded;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.SparkListenerTaskStart;
import org.minispark.scheduler.StageInfo;
import org.minispark.scheduler.TaskInfo;
import org.minispark.scheduler.TaskLocality;

class StatusStoreTest {
  private static final boolean REGULAR = false;

  private final TestingClock clock = new TestingClock(1_000);
  private final TestingTimer timer = new TestingTimer(clock);
  private final StatusStore store =
      new StatusStore(
          new SparkConf(false)
              .set("spark.ui.retainedJobs", "2")
              .set("spark.ui.retainedStages", "2"));
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final ConsoleProgressBar bar =
      new ConsoleProgressBar(
          store, clock, timer, new PrintStream(console, false, StandardCharsets.UTF_8), 40);

  @Test
  void countsTasks() {
    start(0, 10);
    begin(0, 0);
    begin(0, 1);
    end(0, 0, new Success());
    end(0, 1, new TaskKilled("why"));
    begin(0, 2);

    StageSnapshot stage = store.stage(0);
    assertThat(stage.status()).isEqualTo(Status.ACTIVE);
    assertThat(List.of(stage.activeTasks(), stage.completedTasks(), stage.killedTasks()))
        .containsExactly(1, 1, 1);
    assertThat(store.job(0).status()).isEqualTo(JobExecutionStatus.RUNNING);
    assertThat(store.executors().get(0).activeTasks()).isEqualTo(1);
  }

  @Test
  void aStageThatNeverBeganWasSkipped() {
    store.onJobStart(
        new SparkListenerJobStart(0, 1, List.of(info(0, 1), info(1, 1)), new Properties()));
    store.onStageSubmitted(new SparkListenerStageSubmitted(info(1, 1), new Properties()));
    store.onStageCompleted(new SparkListenerStageCompleted(info(1, 1)));
    store.onJobEnd(new SparkListenerJobEnd(0, 2, new JobSucceeded()));

    assertThat(store.stages())
        .extracting(StageSnapshot::status)
        .containsExactly(Status.SKIPPED, Status.COMPLETE);
    assertThat(store.job(0).skippedStages()).isEqualTo(1);
    assertThat(store.job(0).status()).isEqualTo(JobExecutionStatus.SUCCEEDED);
  }

  @Test
  void forgetsTheOldestThatHasEnded() {
    for (int i = 0; i < 5; i++) {
      start(i, 1);
      finish(i);
    }
    start(5, 1);

    assertThat(store.jobs()).extracting(JobSnapshot::jobId).containsExactly(4, 5);
    assertThat(store.stages()).extracting(StageSnapshot::stageId).containsExactly(3, 4, 5);
  }

  @Test
  void theBarShowsLongStagesOnly() {
    start(0, 10);
    timer.advance(499);
    assertThat(drawn()).isEmpty();
    for (int i = 0; i < 3; i++) {
      begin(0, i);
      end(0, i, new Success());
    }
    begin(0, 3);
    begin(0, 4);
    timer.advance(1);
    assertThat(drawn()).isEqualTo("\r[Stage 0:=====>            (3 + 2) / 10]\r");

    console.reset();
    timer.advance(1_000);
    assertThat(drawn()).isEmpty();
    finish(0);
    timer.advance(200);
    assertThat(drawn()).isEqualTo("\r" + " ".repeat(40) + "\r");
    assertThat(timer.isIdle()).isTrue();
  }

  @Test
  void theBarGoesWhenTheJobIsDone() {
    start(0, 10);
    timer.advance(700);
    console.reset();
    bar.finishAll();
    assertThat(drawn()).isEqualTo("\r" + " ".repeat(40) + "\r");
    console.reset();
    bar.finishAll();
    assertThat(drawn()).isEmpty();
  }

  private String drawn() {
    return console.toString(StandardCharsets.UTF_8);
  }

  private void start(int id, int tasks) {
    store.onJobStart(new SparkListenerJobStart(id, 1, List.of(info(id, tasks)), new Properties()));
    SparkListenerStageSubmitted submitted =
        new SparkListenerStageSubmitted(
            info(id, tasks).submittedAt(clock.timeMillis()), new Properties());
    store.onStageSubmitted(submitted);
    bar.onStageSubmitted(submitted);
  }

  private void finish(int id) {
    store.onStageCompleted(
        new SparkListenerStageCompleted(info(id, 1).succeededAt(2, new TaskMetrics(), Map.of())));
    store.onJobEnd(new SparkListenerJobEnd(id, 2, new JobSucceeded()));
  }

  private void begin(int stage, int task) {
    store.onTaskStart(new SparkListenerTaskStart(stage, 0, task(task)));
  }

  private void end(int stage, int task, TaskEndReason reason) {
    store.onTaskEnd(
        new SparkListenerTaskEnd(
            stage, 0, "ResultTask", reason, task(task), new ExecutorMetrics(), null));
  }

  private static TaskInfo task(int index) {
    return new TaskInfo(
        index, index, 0, index, 1, "driver", "localhost", TaskLocality.PROCESS_LOCAL, REGULAR);
  }

  private static StageInfo info(int id, int tasks) {
    return new StageInfo(
        id, 0, "count at A.java:1", tasks, List.of(), List.of(), "", Optional.empty());
  }
}
