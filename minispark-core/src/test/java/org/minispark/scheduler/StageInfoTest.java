package org.minispark.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.minispark.api.java.Optional;
import org.minispark.executor.TaskMetrics;

class StageInfoTest {
  private final StageInfo stage =
      new StageInfo(
          1, 0, "collect at X.java:1", 3, List.of(), List.of(0), "details", Optional.empty());

  @Test
  void runsUntilItIsComplete() {
    StageInfo submitted = stage.submittedAt(5);

    assertThat(stage.submissionTime().isPresent()).isFalse();
    assertThat(submitted.submissionTime().get()).isEqualTo(5);
    assertThat(submitted.getStatusString()).isEqualTo("running");
  }

  @Test
  void succeedsOrFails() {
    TaskMetrics metrics = new TaskMetrics();
    metrics.setExecutorRunTime(11);
    StageInfo submitted = stage.submittedAt(5);

    StageInfo succeeded = submitted.succeededAt(9, metrics, Map.of());
    StageInfo failed = submitted.failedAt(9, "boo", metrics, Map.of());

    assertThat(succeeded.getStatusString()).isEqualTo("succeeded");
    assertThat(succeeded.submissionTime().get()).isEqualTo(5);
    assertThat(succeeded.completionTime().get()).isEqualTo(9);
    assertThat(succeeded.taskMetrics().executorRunTime()).isEqualTo(11);
    assertThat(failed.getStatusString()).isEqualTo("failed");
    assertThat(failed.failureReason().get()).isEqualTo("boo");
  }

  @Test
  void aProgramMayMakeItFail() {
    stage.stageFailed("boo");

    assertThat(stage.getStatusString()).isEqualTo("failed");
    assertThat(stage.failureReason().get()).isEqualTo("boo");
    assertThat(stage.completionTime().isPresent()).isTrue();
  }

  @Test
  void aJobKnowsTheIdsOfItsStages() {
    SparkListenerJobStart start =
        new SparkListenerJobStart(0, 1, List.of(stage, stage), new Properties());

    assertThat(start.stageIds()).containsExactly(1, 1);
  }
}
