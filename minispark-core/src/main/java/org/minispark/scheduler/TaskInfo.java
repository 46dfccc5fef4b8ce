package org.minispark.scheduler;

import java.util.List;
import org.minispark.SparkUnsupportedOperationException;

/**
 * One attempt of a task, as the scheduler sees it at one moment: a later moment is another object.
 *
 * @param taskId a number that no other attempt of the application has
 * @param index the place of the task in its task set
 * @param attemptNumber how often this task was tried before in its stage attempt
 * @param partitionId the partition that the task computes, or -1 where it is not known
 * @param launchTime when it started, in milliseconds since 1970
 * @param taskLocality how near to its data it runs
 * @param speculative whether it is a copy of a slow attempt
 * @param gettingResultTime when the driver began to fetch a large result; 0 if it did not
 * @param finishTime when it ended; 0 while it runs
 * @param accumulables what the attempt did to named accumulators
 */
public record TaskInfo(
    long taskId,
    int index,
    int attemptNumber,
    int partitionId,
    long launchTime,
    String executorId,
    String host,
    TaskLocality taskLocality,
    boolean speculative,
    long gettingResultTime,
    long finishTime,
    boolean failed,
    boolean killed,
    List<AccumulableInfo> accumulables) {
  /** An attempt that has just started. */
  public TaskInfo(
      long taskId,
      int index,
      int attemptNumber,
      int partitionId,
      long launchTime,
      String executorId,
      String host,
      TaskLocality taskLocality,
      boolean speculative) {
    this(
        taskId,
        index,
        attemptNumber,
        partitionId,
        launchTime,
        executorId,
        host,
        taskLocality,
        speculative,
        0,
        0,
        false,
        false,
        List.of());
  }

  /** This attempt when the driver fetches its result. */
  public TaskInfo fetchedAt(long time) {
    return changed(time, finishTime, failed, killed, accumulables);
  }

  /** This attempt when it has succeeded. */
  public TaskInfo succeededAt(long time, List<AccumulableInfo> updates) {
    return changed(gettingResultTime, time, false, false, updates);
  }

  /** This attempt when it has failed. */
  public TaskInfo failedAt(long time, List<AccumulableInfo> updates) {
    return changed(gettingResultTime, time, true, false, updates);
  }

  /** This attempt when it was told to stop and did. */
  public TaskInfo killedAt(long time, List<AccumulableInfo> updates) {
    return changed(gettingResultTime, time, false, true, updates);
  }

  /** Whether nothing was heard of the attempt since it was sent to its executor. */
  public boolean launching() {
    return running() && !gettingResult();
  }

  /** Whether the driver is fetching its result. */
  public boolean gettingResult() {
    return gettingResultTime != 0;
  }

  /** Whether it has ended. */
  public boolean finished() {
    return finishTime != 0;
  }

  /** Whether it has ended well. */
  public boolean successful() {
    return finished() && !failed && !killed;
  }

  /** Whether it has not ended. */
  public boolean running() {
    return !finished();
  }

  /** RUNNING, GET RESULT, FAILED, KILLED or SUCCESS. */
  public String status() {
    if (running()) {
      return gettingResult() ? "GET RESULT" : "RUNNING";
    }
    if (failed) {
      return "FAILED";
    }
    return killed ? "KILLED" : "SUCCESS";
  }

  /** The task and its attempt, such as 3.0. */
  public String id() {
    return index + "." + attemptNumber;
  }

  /** Milliseconds from start to end; SparkUnsupportedOperationException while it runs. */
  public long duration() {
    if (running()) {
      throw new SparkUnsupportedOperationException("duration() called on unfinished task");
    }
    return finishTime - launchTime;
  }

  /** Milliseconds from its start to a time. */
  public long timeRunning(long currentTime) {
    return currentTime - launchTime;
  }

  private TaskInfo changed(
      long fetched,
      long finished,
      boolean hasFailed,
      boolean wasKilled,
      List<AccumulableInfo> updates) {
    return new TaskInfo(
        taskId,
        index,
        attemptNumber,
        partitionId,
        launchTime,
        executorId,
        host,
        taskLocality,
        speculative,
        fetched,
        finished,
        hasFailed,
        wasKilled,
        updates);
  }
}
