package org.minispark.scheduler;

/**
 * The application ended.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerApplicationEnd(long time) implements SparkListenerEvent {}
