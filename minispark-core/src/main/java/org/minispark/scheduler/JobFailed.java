package org.minispark.scheduler;

/**
 * The job was cancelled or could not be done.
 *
 * @param exception what the action throws
 */
public record JobFailed(Exception exception) implements JobResult {}
