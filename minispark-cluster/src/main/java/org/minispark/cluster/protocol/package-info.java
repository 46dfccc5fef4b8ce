/**
 * What processes say to each other: messages as records, each with a codec of its own, a number, a
 * greatest length and its senders. Read {@link org.minispark.cluster.protocol.Message} first, then
 * {@link org.minispark.cluster.protocol.MessageKind} and one conversation; {@code docs/PROTOCOL.md}
 * has the bytes.
 *
 * <p>Knows nothing of sockets, and never makes an object of the program's: those are {@link
 * org.minispark.cluster.protocol.Payload}s. May import the engine's values, nothing of the cluster.
 */
package org.minispark.cluster.protocol;
