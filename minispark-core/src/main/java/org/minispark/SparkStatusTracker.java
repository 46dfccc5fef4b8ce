package org.minispark;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.minispark.api.java.Optional;
import org.minispark.engine.status.ExecutorSnapshot;
import org.minispark.engine.status.JobSnapshot;
import org.minispark.engine.status.StageSnapshot;
import org.minispark.engine.status.StatusStore;

/**
 * What runs now and what ran lately, for programs that watch their own jobs. It hears of events a
 * little later than they happen, and forgets the oldest jobs and stages: {@code
 * spark.ui.retainedJobs} and {@code spark.ui.retainedStages} say how many it keeps.
 */
public class SparkStatusTracker {
  private final StatusStore store;

  SparkStatusTracker(StatusStore store) {
    this.store = store;
  }

  /** The known jobs of a group, the newest first; those in no group if it is null. */
  public int[] getJobIdsForGroup(String jobGroup) {
    return newestFirst(store.jobs().stream().filter(job -> Objects.equals(job.group(), jobGroup)));
  }

  /** The known jobs with a tag, the newest first. */
  public int[] getJobIdsForTag(String jobTag) {
    return newestFirst(store.jobs().stream().filter(job -> job.tags().contains(jobTag)));
  }

  /** The stages that run now. */
  public int[] getActiveStageIds() {
    return store.activeStages().stream().mapToInt(StageSnapshot::stageId).toArray();
  }

  /** The jobs that run now, the newest first. */
  public int[] getActiveJobIds() {
    return newestFirst(
        store.jobs().stream().filter(job -> job.status() == JobExecutionStatus.RUNNING));
  }

  private static int[] newestFirst(Stream<JobSnapshot> jobs) {
    return jobs.sorted(Comparator.comparing(JobSnapshot::jobId).reversed())
        .mapToInt(JobSnapshot::jobId)
        .toArray();
  }

  /** A job, if it is known and not forgotten yet. */
  public Optional<SparkJobInfo> getJobInfo(int jobId) {
    JobSnapshot job = store.job(jobId);
    return job == null ? Optional.empty() : Optional.of(new JobInfo(job));
  }

  /** The latest attempt of a stage, if it is known and not forgotten yet. */
  public Optional<SparkStageInfo> getStageInfo(int stageId) {
    StageSnapshot stage = store.stage(stageId);
    return stage == null ? Optional.empty() : Optional.of(new StageInfo(stage));
  }

  /** The executors that are alive, the driver's own among them in local mode. */
  public SparkExecutorInfo[] getExecutorInfos() {
    List<ExecutorSnapshot> executors = store.executors();
    return executors.stream().map(ExecutorInfo::new).toArray(SparkExecutorInfo[]::new);
  }

  private record JobInfo(int jobId, List<Integer> stages, JobExecutionStatus status)
      implements SparkJobInfo {
    private static final long serialVersionUID = 1L;

    JobInfo(JobSnapshot job) {
      this(job.jobId(), List.copyOf(job.stageIds()), job.status());
    }

    @Override
    public int[] stageIds() {
      return stages.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private record StageInfo(
      int stageId,
      int currentAttemptId,
      long submissionTime,
      String name,
      int numTasks,
      int numActiveTasks,
      int numCompletedTasks,
      int numFailedTasks)
      implements SparkStageInfo {
    private static final long serialVersionUID = 1L;

    StageInfo(StageSnapshot stage) {
      this(
          stage.stageId(),
          stage.attempt(),
          stage.submissionTime(),
          stage.name(),
          stage.numTasks(),
          stage.activeTasks(),
          stage.completedTasks(),
          stage.failedTasks());
    }
  }

  private record ExecutorInfo(
      String host,
      int port,
      long cacheSize,
      int numRunningTasks,
      long usedOnHeapStorageMemory,
      long totalOnHeapStorageMemory)
      implements SparkExecutorInfo {
    private static final long serialVersionUID = 1L;

    ExecutorInfo(ExecutorSnapshot executor) {
      this(
          executor.host(),
          executor.blockManager() == null ? 0 : executor.blockManager().port(),
          executor.memoryUsed(),
          executor.activeTasks(),
          executor.memoryUsed(),
          executor.maxMemory());
    }

    @Override
    public long usedOffHeapStorageMemory() {
      return 0;
    }

    @Override
    public long totalOffHeapStorageMemory() {
      return 0;
    }
  }
}
