package org.minispark.scheduler;

import java.util.List;
import java.util.Map;
import org.minispark.api.java.Optional;
import org.minispark.executor.TaskMetrics;
import org.minispark.storage.RDDInfo;

/**
 * One attempt of a stage, as the scheduler sees it at one moment: a later moment is another object.
 *
 * @param attemptNumber how often the stage was tried before
 * @param name the line that made the stage, such as {@code reduceByKey at WordCount.java:21}
 * @param numTasks how many partitions this attempt computes
 * @param rddInfos the RDDs that are computed in it, the last first
 * @param parentIds the stages whose map outputs it reads
 * @param details the stack of the line that made the stage
 * @param shuffleDepId the shuffle that it writes, if it does
 * @param submissionTime when its first task was submitted, in milliseconds since 1970
 * @param completionTime when it ended
 * @param failureReason why it failed, if it did
 * @param taskMetrics the sum of what its tasks measured
 * @param accumulables the last values of accumulators that its tasks changed, by id
 */
public record StageInfo(
    int stageId,
    int attemptNumber,
    String name,
    int numTasks,
    List<RDDInfo> rddInfos,
    List<Integer> parentIds,
    String details,
    Optional<Integer> shuffleDepId,
    Optional<Long> submissionTime,
    Optional<Long> completionTime,
    Optional<String> failureReason,
    TaskMetrics taskMetrics,
    Map<Long, AccumulableInfo> accumulables) {
  /** An attempt of which no task was submitted yet. */
  public StageInfo(
      int stageId,
      int attemptNumber,
      String name,
      int numTasks,
      List<RDDInfo> rddInfos,
      List<Integer> parentIds,
      String details,
      Optional<Integer> shuffleDepId) {
    this(
        stageId,
        attemptNumber,
        name,
        numTasks,
        rddInfos,
        parentIds,
        details,
        shuffleDepId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TaskMetrics(),
        Map.of());
  }

  /** This attempt when its first task is submitted. */
  public StageInfo submittedAt(long time) {
    return changed(Optional.of(time), completionTime, failureReason, taskMetrics, accumulables);
  }

  /** This attempt when it has ended well. */
  public StageInfo succeededAt(
      long time, TaskMetrics metrics, Map<Long, AccumulableInfo> accumulated) {
    return changed(submissionTime, Optional.of(time), Optional.empty(), metrics, accumulated);
  }

  /** This attempt when it was given up. */
  public StageInfo failedAt(
      long time, String reason, TaskMetrics metrics, Map<Long, AccumulableInfo> accumulated) {
    return changed(submissionTime, Optional.of(time), Optional.of(reason), metrics, accumulated);
  }

  /** running, succeeded or failed. */
  public String getStatusString() {
    if (!completionTime.isPresent()) {
      return "running";
    }
    return failureReason.isPresent() ? "failed" : "succeeded";
  }

  /** The resource profile of its tasks; 0 is the default one. */
  public int resourceProfileId() {
    return 0;
  }

  private StageInfo changed(
      Optional<Long> submitted,
      Optional<Long> completed,
      Optional<String> failed,
      TaskMetrics metrics,
      Map<Long, AccumulableInfo> accumulated) {
    return new StageInfo(
        stageId,
        attemptNumber,
        name,
        numTasks,
        rddInfos,
        parentIds,
        details,
        shuffleDepId,
        submitted,
        completed,
        failed,
        metrics,
        accumulated);
  }
}
