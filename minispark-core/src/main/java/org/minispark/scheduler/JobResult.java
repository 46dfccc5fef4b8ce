package org.minispark.scheduler;

/** How a job ended. */
public sealed interface JobResult permits JobSucceeded, JobFailed {}
