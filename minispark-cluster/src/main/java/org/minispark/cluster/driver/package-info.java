/**
 * The driver's side of a cluster: core's scheduler with executors in other processes.
 *
 * <p>May import {@code cluster.protocol}, {@code cluster.transport}, {@code cluster.storage}, of
 * {@code cluster.executor} what starts its process, and the engine. Read {@link
 * org.minispark.cluster.driver.DriverServer} first.
 */
package org.minispark.cluster.driver;
