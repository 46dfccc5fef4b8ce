/**
 * How messages and blocks reach another process, and only one that has proved to know the secret.
 * Read {@link org.minispark.cluster.transport.Transport}, {@link
 * org.minispark.cluster.transport.Connection} and {@link org.minispark.cluster.transport.Handlers}
 * first: all that the rest of the cluster sees, and what a simulation implements in its own way.
 * Behind them stands Netty, which nobody else may name.
 *
 * <p>May import {@code cluster.protocol} and the engine's base and storage.
 */
package org.minispark.cluster.transport;
