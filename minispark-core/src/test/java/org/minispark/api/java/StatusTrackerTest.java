package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.JobExecutionStatus;
import org.minispark.SparkExecutorInfo;
import org.minispark.SparkJobInfo;
import org.minispark.SparkStageInfo;

/** What a program can learn about its own jobs. */
class StatusTrackerTest {
  @Test
  void knowsJobsAndStages() throws Exception {
    try (var sc = new JavaSparkContext("local[1]", "status")) {
      JavaRDD<Integer> two = sc.parallelize(List.of(1, 2), 2);
      two.count();
      sc.setJobGroup("g", "in a group");
      two.groupBy(n -> n).count();
      assertThatThrownBy(() -> two.map(n -> Integer.parseInt("boom")).count())
          .hasMessageContaining("boom");
      sc.sc().engine().listenerBus().waitUntilEmpty(10_000);
      JavaSparkStatusTracker tracker = sc.statusTracker();

      assertThat(tracker.getJobIdsForGroup("g")).containsExactly(2, 1);
      assertThat(tracker.getJobIdsForGroup(null)).containsExactly(0);
      assertThat(tracker.getJobIdsForGroup("other")).isEmpty();
      assertThat(tracker.getActiveJobIds()).isEmpty();
      assertThat(tracker.getActiveStageIds()).isEmpty();
      SparkJobInfo grouped = tracker.getJobInfo(1);
      assertThat(grouped.jobId()).isEqualTo(1);
      assertThat(grouped.stageIds()).containsExactly(1, 2);
      assertThat(grouped.status()).isEqualTo(JobExecutionStatus.SUCCEEDED);
      assertThat(tracker.getJobInfo(2).status()).isEqualTo(JobExecutionStatus.FAILED);
      assertThat(tracker.getJobInfo(99)).isNull();
      SparkStageInfo counting = tracker.getStageInfo(2);
      assertThat(counting.name()).contains(" at ");
      assertThat(counting.numTasks()).isEqualTo(2);
      assertThat(counting.numCompletedTasks()).isEqualTo(2);
      assertThat(counting.numActiveTasks() + counting.numFailedTasks()).isZero();
      assertThat(counting.submissionTime()).isPositive();
      assertThat(tracker.getStageInfo(3).numFailedTasks()).isPositive();
      assertThat(tracker.getStageInfo(99)).isNull();
    }
  }

  @Test
  void knowsExecutors() throws Exception {
    try (var sc = new JavaSparkContext("local[1]", "status")) {
      JavaRDD<Integer> kept = sc.parallelize(List.of(1, 2), 2).cache();
      kept.count();
      sc.sc().engine().listenerBus().waitUntilEmpty(10_000);

      SparkExecutorInfo[] executors = sc.sc().statusTracker().getExecutorInfos();

      assertThat(executors).hasSize(1);
      assertThat(executors[0].host()).isEqualTo("localhost");
      assertThat(executors[0].cacheSize()).isPositive();
      assertThat(executors[0].numRunningTasks()).isZero();
      assertThat(executors[0].totalOnHeapStorageMemory()).isPositive();
    }
  }
}
