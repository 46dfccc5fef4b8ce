package org.minispark.scheduler;

import org.minispark.executor.ExecutorMetrics;

/** The peaks of an executor during a stage. Only in event logs. */
public record SparkListenerStageExecutorMetrics(
    String execId, int stageId, int stageAttemptId, ExecutorMetrics executorMetrics)
    implements SparkListenerEvent {}
