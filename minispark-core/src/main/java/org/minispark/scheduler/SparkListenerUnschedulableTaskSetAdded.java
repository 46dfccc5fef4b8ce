package org.minispark.scheduler;

/** No executor may run a task of this stage, because all that could are excluded. */
public record SparkListenerUnschedulableTaskSetAdded(int stageId, int stageAttemptId)
    implements SparkListenerEvent {}
