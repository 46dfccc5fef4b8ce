package org.minispark.cluster.simulation;

import java.util.HashMap;
import java.util.Map;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Message;
import org.minispark.cluster.protocol.Peer;

/** Brings messages from process to process, as well as the faults let it. */
final class Network {
  private static final int FIRST_PORT = 7000;

  private final Simulation simulation;
  private final Faults faults;
  private final ProcessFaults processes;
  private final Map<Address, VirtualTransport> listening = new HashMap<>();
  private Listener listener = (executorId, message) -> message;
  private int nextPort = FIRST_PORT;

  /** Hears all requests and replies a moment before whom they are for. */
  interface Listener {
    /** Returns what is to be heard instead. */
    Message heard(String executorId, Message message);
  }

  /** What faults do to processes. */
  interface ProcessFaults {
    /** One of two processes is killed. */
    void crash(Node one, Node other);

    /** One of two processes is stopped. */
    void stall(Node one, Node other);
  }

  Network(Simulation simulation, Faults faults, ProcessFaults processes) {
    this.simulation = simulation;
    this.faults = faults;
    this.processes = processes;
  }

  void listen(Listener to) {
    listener = to;
  }

  Listener listener() {
    return listener;
  }

  Simulation simulation() {
    return simulation;
  }

  Faults faults() {
    return faults;
  }

  ProcessFaults processes() {
    return processes;
  }

  VirtualTransport transport(Node node, Peer self) {
    return new VirtualTransport(this, node, self);
  }

  Address listen(VirtualTransport transport) {
    Address address = new Address(transport.node().host(), nextPort++);
    listening.put(address, transport);
    transport.node().whenDead(() -> listening.remove(address));
    return address;
  }

  /** Who listens there, or null. */
  VirtualTransport at(Address address) {
    return listening.get(address);
  }

  /** Microseconds that a message takes. */
  long latency() {
    return 100 + simulation.random().nextInt(700);
  }
}
