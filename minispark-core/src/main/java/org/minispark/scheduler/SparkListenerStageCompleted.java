package org.minispark.scheduler;

/** A stage ended, well or not: its info says which. */
public record SparkListenerStageCompleted(StageInfo stageInfo) implements SparkListenerEvent {}
