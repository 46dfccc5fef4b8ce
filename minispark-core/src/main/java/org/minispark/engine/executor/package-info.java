/**
 * Runs tasks: one {@link org.minispark.engine.executor.Executor} per process, one {@link
 * org.minispark.engine.executor.TaskRunner} per attempt.
 *
 * <p>May import {@code engine.task} and all below it; knows no scheduler. Local mode and the
 * cluster's executor process run this same code. Read {@code Executor} first.
 */
package org.minispark.engine.executor;
