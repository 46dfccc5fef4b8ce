package org.minispark.cluster.transport;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.cluster.protocol.Address;

/** The connections that a process has opened: one to each address, shared. Thread-safe. */
public final class Connections {
  private final Transport transport;
  private final Handlers handlers;
  private final Map<Address, CompletableFuture<Connection>> byAddress = new ConcurrentHashMap<>();

  /**
   * @param handlers what hears what comes over them
   */
  public Connections(Transport transport, Handlers handlers) {
    this.transport = transport;
    this.handlers = handlers;
  }

  /** The open connection to an address, or a new one if there is none. */
  public CompletableFuture<Connection> to(Address address) {
    return byAddress.compute(address, (key, known) -> isUsable(known) ? known : open(key));
  }

  private CompletableFuture<Connection> open(Address address) {
    return transport.connect(address, handlers);
  }

  private static boolean isUsable(CompletableFuture<Connection> known) {
    if (known == null || known.isCompletedExceptionally()) {
      return false;
    }
    return !known.isDone() || known.join().isOpen();
  }

  /** Closes the connection to an address, if there is one. */
  @SuppressWarnings("FutureReturnValueIgnored") // one that fails is closed already
  public void drop(Address address) {
    CompletableFuture<Connection> known = byAddress.remove(address);
    if (known != null) {
      known.thenAccept(Connection::close);
    }
  }
}
