package org.minispark.scheduler;

import java.util.List;
import java.util.Map;
import org.minispark.api.java.Optional;
import org.minispark.executor.TaskMetrics;
import org.minispark.storage.RDDInfo;

/**
 * One attempt of a stage, as the scheduler sees it at one moment: a later moment is another object.
 */
public class StageInfo {
  private final int stageId;
  private final int attemptNumber;
  private final String name;
  private final int numTasks;
  private final List<RDDInfo> rddInfos;
  private final List<Integer> parentIds;
  private final String details;
  private final Optional<Integer> shuffleDepId;
  private final Optional<Long> submissionTime;
  private Optional<Long> completionTime;
  private Optional<String> failureReason;
  private final TaskMetrics taskMetrics;
  private final Map<Long, AccumulableInfo> accumulables;

  private StageInfo(
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
    this.stageId = stageId;
    this.attemptNumber = attemptNumber;
    this.name = name;
    this.numTasks = numTasks;
    this.rddInfos = rddInfos;
    this.parentIds = parentIds;
    this.details = details;
    this.shuffleDepId = shuffleDepId;
    this.submissionTime = submissionTime;
    this.completionTime = completionTime;
    this.failureReason = failureReason;
    this.taskMetrics = taskMetrics;
    this.accumulables = accumulables;
  }

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

  /**
   * Makes this a failed attempt, which ends now. The engine does not call it: for programs that
   * play a scheduler.
   */
  public void stageFailed(String errorMessage) {
    failureReason = Optional.of(errorMessage);
    completionTime = Optional.of(System.currentTimeMillis());
  }

  /** The number of the stage, counted from 0 in its application. */
  public int stageId() {
    return stageId;
  }

  /** How often the stage was tried before. */
  public int attemptNumber() {
    return attemptNumber;
  }

  /** The line that made the stage, such as {@code reduceByKey at WordCount.java:21}. */
  public String name() {
    return name;
  }

  /** How many partitions this attempt computes. */
  public int numTasks() {
    return numTasks;
  }

  /** The RDDs that are computed in it, the last first. */
  public List<RDDInfo> rddInfos() {
    return rddInfos;
  }

  /** The stages whose map outputs it reads. */
  public List<Integer> parentIds() {
    return parentIds;
  }

  /** The stack of the line that made the stage. */
  public String details() {
    return details;
  }

  /** The shuffle that it writes, if it does. */
  public Optional<Integer> shuffleDepId() {
    return shuffleDepId;
  }

  /** When its first task was submitted, in milliseconds since 1970. */
  public Optional<Long> submissionTime() {
    return submissionTime;
  }

  /** When it ended. */
  public Optional<Long> completionTime() {
    return completionTime;
  }

  /** Why it failed, if it did. */
  public Optional<String> failureReason() {
    return failureReason;
  }

  /** The sum of what its tasks measured. */
  public TaskMetrics taskMetrics() {
    return taskMetrics;
  }

  /** The last values of accumulators that its tasks changed, by id. */
  public Map<Long, AccumulableInfo> accumulables() {
    return accumulables;
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
