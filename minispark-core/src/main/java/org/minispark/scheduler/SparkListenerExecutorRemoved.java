package org.minispark.scheduler;

/**
 * An executor is gone.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerExecutorRemoved(long time, String executorId, String reason)
    implements SparkListenerEvent {}
