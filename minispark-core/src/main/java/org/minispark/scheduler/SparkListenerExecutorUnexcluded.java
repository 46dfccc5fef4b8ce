package org.minispark.scheduler;

/**
 * An excluded executor gets tasks again.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerExecutorUnexcluded(long time, String executorId)
    implements SparkListenerEvent {}
