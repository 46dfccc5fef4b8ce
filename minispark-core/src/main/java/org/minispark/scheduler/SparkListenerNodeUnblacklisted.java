package org.minispark.scheduler;

/** The old name of {@link SparkListenerNodeUnexcluded}. */
public record SparkListenerNodeUnblacklisted(long time, String hostId)
    implements SparkListenerEvent {}
