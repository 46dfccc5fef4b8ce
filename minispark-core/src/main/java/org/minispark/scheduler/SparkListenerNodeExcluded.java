package org.minispark.scheduler;

/**
 * Too many executors of a host were excluded: the whole host is, for a while.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerNodeExcluded(long time, String hostId, int executorFailures)
    implements SparkListenerEvent {}
