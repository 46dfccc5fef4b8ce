package org.minispark.scheduler;

/**
 * An executor failed too often in a stage: it gets no more of its tasks.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerExecutorExcludedForStage(
    long time, String executorId, int taskFailures, int stageId, int stageAttemptId)
    implements SparkListenerEvent {}
