package org.minispark.scheduler;

/**
 * Too many executors of a host were excluded from a stage: the whole host is.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerNodeExcludedForStage(
    long time, String hostId, int executorFailures, int stageId, int stageAttemptId)
    implements SparkListenerEvent {}
