package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minispark.JobExecutionStatus;
import org.minispark.SparkException;
import org.minispark.SparkExecutorInfo;
import org.minispark.SparkJobInfo;
import org.minispark.SparkStageInfo;
import org.minispark.SparkStatusTracker;
import org.minispark.resource.ExecutorResourceRequests;
import org.minispark.resource.ResourceProfileBuilder;
import org.minispark.resource.TaskResourceRequests;

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
      sc.sc().engine().listenerBus().waitUntilEmpty(120_000);
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
  void knowsJobsByTheirTags() throws Exception {
    try (var sc = new JavaSparkContext("local[1]", "tags")) {
      JavaRDD<Integer> two = sc.parallelize(List.of(1, 2), 2);
      sc.addJobTag("one");
      sc.addJobTag("other");
      sc.addJobTag("one");
      assertThat(sc.getJobTags()).containsExactly("one", "other");
      two.count();
      sc.removeJobTag("other");
      sc.removeJobTag("none");
      two.count();
      sc.clearJobTags();
      two.count();
      sc.sc().engine().listenerBus().waitUntilEmpty(120_000);

      SparkStatusTracker tracker = sc.sc().statusTracker();
      assertThat(tracker.getJobIdsForTag("one")).containsExactly(1, 0);
      assertThat(tracker.getJobIdsForTag("other")).containsExactly(0);
      assertThat(tracker.getJobIdsForTag("none")).isEmpty();
      assertThat(sc.getLocalProperty("spark.job.tags")).isNull();
    }
  }

  @Test
  void refusesTagsThatAreNone() throws Exception {
    try (var sc = new JavaSparkContext("local[1]", "tags")) {
      assertThatThrownBy(() -> sc.addJobTag(null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Spark job tag cannot be null.");
      assertThatThrownBy(() -> sc.removeJobTag(""))
          .hasMessage("Spark job tag cannot be an empty string.");
      assertThatThrownBy(() -> sc.cancelJobsWithTag("a,b"))
          .hasMessage("Spark job tag cannot contain ','.");
      assertThatThrownBy(() -> sc.getJobTags().add("x"))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void grantsNoResourcesByProfile() throws Exception {
    try (var sc = new JavaSparkContext("local[1]", "profiles")) {
      JavaRDD<Integer> two = sc.parallelize(List.of(1, 2), 2);
      var tasks = new TaskResourceRequests().cpus(1);
      var executors = new ExecutorResourceRequests().cores(1);

      assertThat(two.getResourceProfile()).isNull();
      assertThatThrownBy(
              () -> two.withResources(new ResourceProfileBuilder().require(tasks).build()))
          .isInstanceOf(SparkException.class)
          .hasMessage(
              "TaskResourceProfiles are only supported for Standalone, Yarn and Kubernetes cluster"
                  + " for now when dynamic allocation is disabled.");
      assertThatThrownBy(
              () ->
                  two.withResources(
                      new ResourceProfileBuilder().require(executors).require(tasks).build()))
          .isInstanceOf(SparkException.class)
          .hasMessage(
              "ResourceProfiles are only supported on YARN and Kubernetes and Standalone with"
                  + " dynamic allocation enabled.");
    }
  }

  @Test
  void knowsExecutors() throws Exception {
    try (var sc = new JavaSparkContext("local[1]", "status")) {
      JavaRDD<Integer> kept = sc.parallelize(List.of(1, 2), 2).cache();
      kept.count();
      sc.sc().engine().listenerBus().waitUntilEmpty(120_000);

      SparkExecutorInfo[] executors = sc.sc().statusTracker().getExecutorInfos();

      assertThat(executors).hasSize(1);
      assertThat(executors[0].host()).isEqualTo("localhost");
      assertThat(executors[0].cacheSize()).isPositive();
      assertThat(executors[0].numRunningTasks()).isZero();
      assertThat(executors[0].totalOnHeapStorageMemory()).isPositive();
    }
  }
}
