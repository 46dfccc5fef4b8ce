package org.minispark.scheduler;

/**
 * A process beside driver and executors belongs to the application.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerMiscellaneousProcessAdded(
    long time, String processId, MiscellaneousProcessDetails info) implements SparkListenerEvent {}
