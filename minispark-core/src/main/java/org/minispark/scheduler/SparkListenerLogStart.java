package org.minispark.scheduler;

/** The first line of an event log; listeners never hear it. */
public record SparkListenerLogStart(String sparkVersion) implements SparkListenerEvent {}
