/**
 * The standalone cluster: a master that gives the cores of workers to applications, workers that
 * run executors as child processes, and the way of a driver program to both ({@code
 * spark://host:port}).
 *
 * <p>May import {@code cluster.protocol}, {@code cluster.transport}, of {@code cluster.driver} what
 * wires a driver and starts executors, and the engine's base. Master and worker see the world
 * through {@code Connection}, {@code Timer}, {@code Clock}, {@link
 * org.minispark.cluster.deploy.StateStore} and {@link
 * org.minispark.cluster.deploy.ExecutorLauncher}. Read {@link org.minispark.cluster.deploy.Master}
 * first, then {@link org.minispark.cluster.deploy.Allocation}, {@link
 * org.minispark.cluster.deploy.Worker}, {@link org.minispark.cluster.deploy.MasterLine}.
 */
package org.minispark.cluster.deploy;
