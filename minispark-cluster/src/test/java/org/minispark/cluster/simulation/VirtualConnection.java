package org.minispark.cluster.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Message;
import org.minispark.cluster.protocol.MessageKind;
import org.minispark.cluster.protocol.MessageKinds;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.protocol.WireInput;
import org.minispark.cluster.protocol.WireOutput;
import org.minispark.cluster.transport.BlockListener;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.ConnectionClosedException;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.RemoteFailureException;
import org.minispark.cluster.transport.RequestTimeoutException;
import org.minispark.engine.storage.BlockData;

/**
 * One end of a line. What it sends arrives at the other end in that order, in the protocol's own
 * bytes, or the line breaks.
 */
final class VirtualConnection implements Connection {
  private final VirtualTransport transport;
  private final Network network;
  private final Simulation simulation;
  private final Peer peer;
  private final Address remote;
  private final Handlers handlers;
  private final Map<Long, Asked> asked = new LinkedHashMap<>();
  private final Map<Long, Fetching> fetching = new LinkedHashMap<>();
  private final List<Consumer<ConnectionClosedException>> closeListeners = new ArrayList<>();
  private VirtualConnection other;
  private ConnectionClosedException closed;
  private boolean isCut;
  private boolean isBreaking;
  private long lastArrival;
  private long arrived;
  private long nextId;

  /** A request on its way. */
  private record Asked(CompletableFuture<Message> future, Simulation.Event timeout) {}

  /** Blocks on their way. */
  private record Fetching(Set<String> names, BlockListener listener) {}

  /** A message on its way, for the list of events. */
  private record Delivery(String kind, Node from, Fault fault, boolean again) {
    @Override
    public String toString() {
      return kind + " from " + from + VirtualTransport.mark(fault) + (again ? " again" : "");
    }
  }

  VirtualConnection(VirtualTransport transport, Peer peer, Address remote, Handlers handlers) {
    this.transport = transport;
    this.network = transport.network();
    this.simulation = network.simulation();
    this.peer = peer;
    this.remote = remote;
    this.handlers = handlers;
  }

  void join(VirtualConnection otherEnd) {
    other = otherEnd;
    otherEnd.other = this;
    transport.opened(this);
    otherEnd.transport.opened(otherEnd);
  }

  private Node node() {
    return transport.node();
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public Address remote() {
    return remote;
  }

  @Override
  public boolean isOpen() {
    return closed == null;
  }

  // ---- What goes over the line.

  private void transmit(String kind, Runnable arrival) {
    if (!isOpen() || isCut || isBreaking || node().isDead()) {
      return;
    }
    Fault fault = network.faults().next(kind);
    long delay = network.latency();
    if (fault == Fault.LOST) {
      breakLine();
      return;
    }
    if (fault == Fault.SWALLOWED) {
      cut();
      return;
    }
    if (fault == Fault.DELAYED) {
      delay += Simulation.seconds(1) + simulation.random().nextInt((int) Simulation.seconds(8));
    } else if (fault == Fault.OVERTAKEN) {
      delay += Simulation.millis(5 + simulation.random().nextInt(300));
    }
    long micros = arrivalAfter(delay);
    hit(fault, micros);
    Node to = other.node();
    simulation.after(micros, to, new Delivery(kind, node(), fault, false), () -> arrive(arrival));
    if (fault == Fault.DUPLICATED) {
      long again = arrivalAfter(delay + simulation.random().nextInt((int) Simulation.millis(400)));
      simulation.after(again, to, new Delivery(kind, node(), fault, true), () -> arrive(arrival));
    }
  }

  private void arrive(Runnable arrival) {
    if (other.isOpen() && !other.isCut) {
      other.arrived++;
      arrival.run();
    }
  }

  /** Behind all that was sent before. */
  private long arrivalAfter(long delay) {
    lastArrival = Math.max(lastArrival + 1, simulation.nowMicros() + delay);
    return lastArrival - simulation.nowMicros();
  }

  private void hit(Fault fault, long micros) {
    if (fault != Fault.CRASHED && fault != Fault.STALLED) {
      return;
    }
    Node one = node();
    Node two = other.node();
    // Before the message is heard, or when it just was.
    long when = Math.max(0, micros - 1 + simulation.random().nextInt(2) * 2L);
    simulation.after(
        when,
        null,
        fault + " at a message from " + one + " to " + two,
        () -> {
          if (fault == Fault.CRASHED) {
            network.processes().crash(one, two);
          } else {
            network.processes().stall(one, two);
          }
        });
  }

  // ---- The end of the line.

  /** What this end sends after a message that is lost does not arrive either. */
  private void breakLine() {
    isBreaking = true;
    simulation.after(network.latency(), node(), "line breaks", () -> end("Connection reset"));
    simulation.after(
        network.latency() * 3, other.node(), "line breaks", () -> other.end("Connection reset"));
  }

  /** Nothing comes any more, and nobody knows, for as long as a system tries to send again. */
  private void cut() {
    isCut = true;
    other.isCut = true;
    long here = Simulation.seconds(5 + simulation.random().nextInt(40));
    long there = Simulation.seconds(5 + simulation.random().nextInt(40));
    simulation.after(here, node(), "line is given up", () -> end("Connection timed out"));
    simulation.after(
        there, other.node(), "line is given up", () -> other.end("Connection timed out"));
  }

  void processDied(boolean isSilent) {
    if (isSilent) {
      if (!isCut) {
        cut();
      }
    } else if (!isCut) {
      tellOtherEnd("Closed by " + node());
    }
    closed = new ConnectionClosedException("The process is dead");
  }

  private void tellOtherEnd(String reason) {
    simulation.after(
        arrivalAfter(network.latency()),
        other.node(),
        "line to " + node() + " ends",
        () -> other.end(reason));
  }

  @Override
  public void close() {
    giveUp("Closed here");
  }

  @Override
  public long piecesMoved() {
    return arrived;
  }

  @Override
  public void giveUp(String reason) {
    if (isOpen()) {
      if (!isCut && !node().isDead()) {
        tellOtherEnd("Closed by " + node());
      }
      end(reason);
    }
  }

  private void end(String reason) {
    if (!isOpen()) {
      return;
    }
    closed = new ConnectionClosedException(reason);
    transport.closed(this);
    simulation.after(0, node(), "end of line to " + other.node(), this::failAll);
  }

  private void failAll() {
    List.copyOf(asked.values())
        .forEach(
            request -> {
              request.timeout.cancel();
              request.future.completeExceptionally(closed);
            });
    asked.clear();
    for (Fetching fetch : List.copyOf(fetching.values())) {
      List<String> names = List.copyOf(fetch.names);
      fetch.names.clear();
      names.forEach(name -> fetch.listener.failed(name, closed));
    }
    fetching.clear();
    List<Consumer<ConnectionClosedException>> listeners = List.copyOf(closeListeners);
    closeListeners.clear();
    listeners.forEach(listener -> listener.accept(closed));
  }

  @Override
  public void onClose(Consumer<ConnectionClosedException> listener) {
    if (isOpen()) {
      closeListeners.add(listener);
    } else {
      simulation.after(0, node(), "line has ended", () -> listener.accept(closed));
    }
  }

  // ---- Messages.

  private static byte[] bytes(Message message) {
    WireOutput out = new WireOutput();
    MessageKinds.STANDARD.of(message).write(message, out);
    return out.toArray();
  }

  private static Message read(MessageKind<?> kind, byte[] bytes) {
    try {
      return kind.read(new WireInput(bytes));
    } catch (MalformedMessageException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void send(Notice notice) {
    MessageKind<?> kind = MessageKinds.STANDARD.of(notice);
    byte[] bytes = bytes(notice);
    transmit(kind.name(), () -> other.hear((Notice) read(kind, bytes)));
  }

  private void hear(Notice notice) {
    try {
      handlers.hear(this, notice);
    } catch (MalformedMessageException notUnderstood) {
      throw new IllegalStateException(notUnderstood);
    } catch (IllegalStateException refused) {
      // Of a process that was given up. The transport logs it.
      if (!String.valueOf(refused.getMessage()).contains("is not registered")) {
        throw refused;
      }
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the kind of the request says what its reply is
  public <R extends Reply> CompletableFuture<R> ask(Request<R> request, Duration timeout) {
    var future = new Awaited<Message>(simulation);
    if (!isOpen()) {
      future.completeExceptionally(closed);
      return (CompletableFuture<R>) (CompletableFuture<?>) future;
    }
    long id = nextId++;
    MessageKind<?> kind = MessageKinds.STANDARD.of(request);
    byte[] bytes = bytes(request);
    Simulation.Event event =
        simulation.after(
            timeout.toMillis() * 1000,
            node(),
            kind.name() + " times out",
            () -> {
              asked.remove(id);
              future.completeExceptionally(new RequestTimeoutException("No reply to " + request));
            });
    asked.put(id, new Asked(future, event));
    transmit(kind.name(), () -> other.answer(id, (Request<?>) read(kind, bytes)));
    return (CompletableFuture<R>) (CompletableFuture<?>) future;
  }

  private void answer(long id, Request<?> request) {
    CompletionStage<? extends Reply> stage;
    try {
      stage = handlers.answer(this, (Request<?>) overheard(request));
    } catch (MalformedMessageException notUnderstood) {
      throw new IllegalStateException(notUnderstood);
    }
    var unused =
        stage.whenComplete(
            (reply, failure) -> {
              if (failure == null) {
                MessageKind<?> kind = MessageKinds.STANDARD.of(reply);
                byte[] bytes = bytes(reply);
                transmit(kind.name(), () -> other.answered(id, read(kind, bytes), null));
              } else {
                String message = String.valueOf(causeOf(failure).getMessage());
                transmit(
                    Faults.FAILURE,
                    () -> other.answered(id, null, new RemoteFailureException(message)));
              }
            });
  }

  private Message overheard(Message message) {
    String executorId = peer.role() == Role.EXECUTOR ? peer.id() : other.peer.id();
    return network.listener().heard(executorId, message);
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
  }

  private void answered(long id, Message reply, IOException failure) {
    Asked request = asked.remove(id);
    if (request == null) {
      return; // too late, or for the second time
    }
    request.timeout.cancel();
    if (failure == null) {
      request.future.complete(overheard(reply));
    } else {
      request.future.completeExceptionally(failure);
    }
  }

  // ---- Blocks.

  @Override
  public Fetch fetch(List<String> names, BlockListener listener) {
    long id = nextId++;
    fetching.put(id, new Fetching(new LinkedHashSet<>(names), listener));
    if (!isOpen()) {
      simulation.after(0, node(), "fetch fails", this::failAll);
    }
    transmit(Faults.FETCH, () -> other.serve(id, names));
    return () -> fetching.remove(id);
  }

  private void serve(long id, List<String> names) {
    for (String name : names) {
      simulation.after(
          simulation.random().nextInt(300), node(), "read " + name, () -> serve(id, name));
    }
  }

  private void serve(long id, String name) {
    byte[] content;
    try (BlockData.Bytes data = handlers.openBlock(this, name);
        InputStream in = data.open()) {
      content = in.readAllBytes();
      if (network.faults().isUnreadable()) {
        throw new IOException("The disk has failed");
      }
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      transmit(
          Faults.FAILURE, () -> other.fetched(id, name, null, new RemoteFailureException(message)));
      return;
    }
    transmit(Faults.BLOCK, () -> other.fetched(id, name, content, null));
  }

  private void fetched(long id, String name, byte[] content, IOException failure) {
    Fetching fetch = fetching.get(id);
    if (fetch == null || !fetch.names.remove(name)) {
      return;
    }
    if (fetch.names.isEmpty()) {
      fetching.remove(id);
    }
    if (failure == null) {
      fetch.listener.fetched(name, new Bytes(content));
    } else {
      fetch.listener.failed(name, failure);
    }
  }

  @Override
  public CompletableFuture<Void> upload(String name, Payload instruction, BlockData.Bytes data) {
    var stored = new Awaited<Message>(simulation);
    if (!isOpen()) {
      stored.completeExceptionally(closed);
      return stored.thenApply(nothing -> null);
    }
    byte[] content;
    try (InputStream in = data.open()) {
      content = in.readAllBytes();
    } catch (IOException e) {
      stored.completeExceptionally(e);
      return stored.thenApply(nothing -> null);
    }
    long id = nextId++;
    Simulation.Event never = simulation.after(0, node(), "", () -> {});
    never.cancel();
    asked.put(id, new Asked(stored, never));
    transmit(Faults.UPLOAD, () -> other.store(id, name, instruction, content));
    return stored.thenApply(nothing -> null);
  }

  private void store(long id, String name, Payload instruction, byte[] content) {
    try {
      handlers.storeBlock(this, name, instruction, new Bytes(content));
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      transmit(Faults.FAILURE, () -> other.answered(id, null, new RemoteFailureException(message)));
      return;
    }
    transmit(Faults.STORED, () -> other.answered(id, null, null));
  }

  /** A block in memory. */
  private record Bytes(byte[] content) implements BlockData.Bytes {
    @Override
    public long size() {
      return content.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content);
    }
  }
}
