package org.minispark.scheduler;

import org.minispark.scheduler.cluster.ExecutorInfo;

/**
 * An executor is ready for tasks.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerExecutorAdded(long time, String executorId, ExecutorInfo executorInfo)
    implements SparkListenerEvent {}
