package org.minispark.scheduler;

/** The old name of {@link SparkListenerExecutorExcludedForStage}. */
public record SparkListenerExecutorBlacklistedForStage(
    long time, String executorId, int taskFailures, int stageId, int stageAttemptId)
    implements SparkListenerEvent {}
