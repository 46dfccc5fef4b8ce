package org.minispark.scheduler;

/** A slow task gets a copy. */
public record SparkListenerSpeculativeTaskSubmitted(
    int stageId, int stageAttemptId, int taskIndex, int partitionId)
    implements SparkListenerEvent {}
