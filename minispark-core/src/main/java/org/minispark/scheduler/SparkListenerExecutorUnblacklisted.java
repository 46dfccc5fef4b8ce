package org.minispark.scheduler;

/** The old name of {@link SparkListenerExecutorUnexcluded}. */
public record SparkListenerExecutorUnblacklisted(long time, String executorId)
    implements SparkListenerEvent {}
