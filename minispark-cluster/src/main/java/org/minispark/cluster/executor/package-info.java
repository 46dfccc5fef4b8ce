/**
 * The executor's process: core's {@link org.minispark.engine.executor.Executor} with a driver that
 * is asked by messages, and classes that come from it.
 *
 * <p>May import {@code cluster.protocol}, {@code cluster.transport}, {@code cluster.storage} and
 * the engine; knows no scheduler. Read {@link org.minispark.cluster.executor.ExecutorMain} first,
 * then {@link org.minispark.cluster.executor.ExecutorEndpoint}.
 */
package org.minispark.cluster.executor;
