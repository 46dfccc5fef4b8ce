package org.minispark.scheduler;

/** The driver fetches the result of a task, which is too large to come with the message. */
public record SparkListenerTaskGettingResult(TaskInfo taskInfo) implements SparkListenerEvent {}
