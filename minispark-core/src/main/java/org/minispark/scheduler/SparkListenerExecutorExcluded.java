package org.minispark.scheduler;

/**
 * An executor failed too often: it gets no tasks for a while.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerExecutorExcluded(long time, String executorId, int taskFailures)
    implements SparkListenerEvent {}
