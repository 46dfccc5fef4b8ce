package org.minispark.scheduler;

/** The old name of {@link SparkListenerExecutorExcluded}. */
public record SparkListenerExecutorBlacklisted(long time, String executorId, int taskFailures)
    implements SparkListenerEvent {}
