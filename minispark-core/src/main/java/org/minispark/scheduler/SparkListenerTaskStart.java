package org.minispark.scheduler;

/** A task was handed to an executor. */
public record SparkListenerTaskStart(int stageId, int stageAttemptId, TaskInfo taskInfo)
    implements SparkListenerEvent {}
