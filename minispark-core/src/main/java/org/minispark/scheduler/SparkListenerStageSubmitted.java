package org.minispark.scheduler;

import java.util.Properties;

/**
 * A stage begins: its missing partitions are computed from now on.
 *
 * @param properties the local properties of the job that wants it
 */
public record SparkListenerStageSubmitted(StageInfo stageInfo, Properties properties)
    implements SparkListenerEvent {}
