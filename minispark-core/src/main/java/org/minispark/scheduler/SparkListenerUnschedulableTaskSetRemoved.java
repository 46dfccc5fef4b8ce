package org.minispark.scheduler;

/** A stage that no executor could run goes on. */
public record SparkListenerUnschedulableTaskSetRemoved(int stageId, int stageAttemptId)
    implements SparkListenerEvent {}
