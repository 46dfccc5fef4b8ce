package org.minispark.scheduler;

/** The old name of {@link SparkListenerNodeExcludedForStage}. */
public record SparkListenerNodeBlacklistedForStage(
    long time, String hostId, int executorFailures, int stageId, int stageAttemptId)
    implements SparkListenerEvent {}
