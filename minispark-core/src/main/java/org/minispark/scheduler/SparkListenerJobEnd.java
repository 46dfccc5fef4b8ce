package org.minispark.scheduler;

/**
 * A job ended.
 *
 * @param time milliseconds since 1970
 */
public record SparkListenerJobEnd(int jobId, long time, JobResult jobResult)
    implements SparkListenerEvent {}
