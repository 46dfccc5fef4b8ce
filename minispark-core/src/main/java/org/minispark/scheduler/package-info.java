/**
 * What listeners hear: the events of jobs, stages, tasks, executors and blocks, and the values in
 * them. Vocabulary: imports nothing of the engine. Read {@link
 * org.minispark.scheduler.SparkListener} first.
 */
package org.minispark.scheduler;
