package org.minispark.scheduler;

/**
 * An excluded host gets tasks again.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerNodeUnexcluded(long time, String hostId) implements SparkListenerEvent {}
