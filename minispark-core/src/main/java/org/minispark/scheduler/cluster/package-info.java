/**
 * Executors, as events describe them. Vocabulary: imports nothing of the engine. Read {@link
 * org.minispark.scheduler.cluster.ExecutorInfo}.
 */
package org.minispark.scheduler.cluster;
