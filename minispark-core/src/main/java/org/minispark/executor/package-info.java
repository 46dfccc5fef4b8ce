/**
 * What a task measured of itself: values that listeners read. Imports nothing. Read {@link
 * org.minispark.executor.TaskMetrics} first.
 */
package org.minispark.executor;
