package org.minispark.cluster.transport;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;

/**
 * How a process speaks with others. All that the cluster knows of the network: sockets stand behind
 * it in programs, a virtual network in simulations.
 *
 * <p>A connection belongs to two processes that have proved to each other that they know the same
 * secret. What one sends arrives in that order or the connection closes; nothing is sent again. A
 * handler runs on a thread of the transport, for one connection one at a time, and must not wait
 * for anything that comes over the same connection.
 */
public interface Transport extends AutoCloseable {
  /** As whom this process connects and is connected to. */
  Peer self();

  /**
   * Begins to take connections. At most once.
   *
   * @param handlers what hears and answers them
   * @return where this process listens
   * @throws IOException if it cannot listen there
   */
  Address listen(Handlers handlers) throws IOException;

  /**
   * Where this process listens, as others reach it.
   *
   * @throws IllegalStateException before {@link #listen}
   */
  Address address();

  /**
   * Connects to a process; the future completes when both have proved who they are. It fails with
   * an {@link java.io.IOException}: a {@link java.net.ConnectException} if nobody listens there, a
   * {@link RefusedException} if somebody does who will not speak with us.
   *
   * @param handlers what hears and answers what the other side sends over this connection
   */
  CompletableFuture<Connection> connect(Address address, Handlers handlers);

  /**
   * Closes all connections and takes no new ones. Returns when nothing runs any more; not to be
   * called by a handler, which would wait for itself.
   */
  @Override
  void close();
}
