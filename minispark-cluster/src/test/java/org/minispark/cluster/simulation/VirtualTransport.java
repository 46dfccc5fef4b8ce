package org.minispark.cluster.simulation;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.Transport;

/** One process's way to the others. */
final class VirtualTransport implements Transport {
  private static final long CONNECT_TIMEOUT = Simulation.seconds(10);

  private final Network network;
  private final Node node;
  private final Peer self;
  private final List<VirtualConnection> connections = new ArrayList<>();
  private Address address;
  private Handlers handlers;

  VirtualTransport(Network network, Node node, Peer self) {
    this.network = network;
    this.node = node;
    this.self = self;
    node.whenDead(this::died);
  }

  /** The system closes what a dead process had open; now and then a whole machine is gone. */
  private void died() {
    boolean isSilent = network.simulation().random().nextInt(10) == 0;
    for (VirtualConnection connection : List.copyOf(connections)) {
      connection.processDied(isSilent);
    }
  }

  Network network() {
    return network;
  }

  Node node() {
    return node;
  }

  void opened(VirtualConnection connection) {
    connections.add(connection);
  }

  void closed(VirtualConnection connection) {
    connections.remove(connection);
  }

  @Override
  public Peer self() {
    return self;
  }

  @Override
  public Address listen(Handlers given) {
    handlers = given;
    address = network.listen(this);
    return address;
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public CompletableFuture<Connection> connect(Address to, Handlers given) {
    var future = new Awaited<Connection>(network.simulation());
    Fault fault = network.faults().next(Faults.CONNECT);
    long delay = network.latency();
    VirtualTransport target = network.at(to);
    Node other = target == null ? node : target.node;
    Simulation simulation = network.simulation();
    if (fault == Fault.DELAYED) {
      delay += Simulation.seconds(1 + simulation.random().nextInt(5));
    } else if (fault == Fault.OVERTAKEN) {
      delay += Simulation.millis(5 + simulation.random().nextInt(200));
    } else if (fault == Fault.CRASHED) {
      simulation.after(delay, null, "crash", () -> network.processes().crash(node, other));
    } else if (fault == Fault.STALLED) {
      simulation.after(delay, null, "stall", () -> network.processes().stall(node, other));
    } else if (fault == Fault.LOST) {
      failLater(future, delay, new IOException("Connection reset"));
      return future;
    }
    failLater(future, CONNECT_TIMEOUT, new IOException("Connecting to " + to + " timed out"));
    if (fault != Fault.SWALLOWED) {
      String what = Faults.CONNECT + " of " + node + mark(fault);
      if (target == null) {
        failLater(future, delay, new ConnectException("Connection refused: " + to));
      } else {
        // Behind the crash or stall that it may have met.
        simulation.after(delay + 1, other, what, () -> accept(target, to, given, future));
      }
    }
    return future;
  }

  static String mark(Fault fault) {
    return fault == null ? "" : " [" + fault + "]";
  }

  private void accept(
      VirtualTransport target, Address to, Handlers given, CompletableFuture<Connection> future) {
    if (node.isDead()) {
      return;
    }
    VirtualConnection here = new VirtualConnection(this, target.self, to, given);
    VirtualConnection there =
        new VirtualConnection(target, self, new Address("127.0.0.1", 1), target.handlers);
    here.join(there);
    target.handlers.opened(there);
    network
        .simulation()
        .after(
            network.latency(),
            node,
            "connected to " + target.node,
            () -> {
              if (future.isDone()) {
                here.close();
              } else if (!here.isOpen()) {
                future.completeExceptionally(new IOException("Connection reset"));
              } else {
                given.opened(here);
                future.complete(here);
              }
            });
  }

  private void failLater(CompletableFuture<?> future, long delay, IOException failure) {
    network
        .simulation()
        .after(delay, node, "connecting fails", () -> future.completeExceptionally(failure));
  }

  @Override
  public void close() {
    List.copyOf(connections).forEach(VirtualConnection::close);
  }
}
