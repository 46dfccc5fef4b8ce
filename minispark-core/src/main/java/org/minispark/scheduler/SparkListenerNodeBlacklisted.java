package org.minispark.scheduler;

/** The old name of {@link SparkListenerNodeExcluded}. */
public record SparkListenerNodeBlacklisted(long time, String hostId, int executorFailures)
    implements SparkListenerEvent {}
