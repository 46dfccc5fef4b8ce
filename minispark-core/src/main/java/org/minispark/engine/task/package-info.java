/**
 * What travels from the scheduler to an executor and back: a task, its description, its outcome.
 *
 * <p>May import {@code rdd} and all below it; knows neither who schedules nor who runs. Read {@link
 * org.minispark.engine.task.Task} first.
 */
package org.minispark.engine.task;
