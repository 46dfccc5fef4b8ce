/**
 * Blocks of other processes: how they are fetched from there and sent there. Used by driver and
 * executor alike.
 *
 * <p>May import {@code cluster.protocol}, {@code cluster.transport} and the engine. Read {@link
 * org.minispark.cluster.storage.NetworkBlockTransfer} first.
 */
package org.minispark.cluster.storage;
