package org.minispark.cluster.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Message;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.cluster.transport.BlockListener;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.ConnectionClosedException;
import org.minispark.engine.storage.BlockData;

/** One end of a line to nowhere: remembers what is said, and breaks when told. */
final class TestingLine implements Connection {
  private final Peer peer;
  private final List<Message> said = new ArrayList<>();
  private final List<CompletableFuture<Reply>> asked = new ArrayList<>();
  private final List<Consumer<ConnectionClosedException>> closeListeners = new ArrayList<>();
  private boolean open = true;

  TestingLine(Peer peer) {
    this.peer = peer;
  }

  /** What was said of a type, and forgets it. */
  <M extends Message> List<M> heard(Class<M> type) {
    List<M> found = said.stream().filter(type::isInstance).map(type::cast).toList();
    said.removeAll(found);
    return found;
  }

  /** Answers the oldest request without an answer. */
  void answer(Reply reply) {
    asked.remove(0).complete(reply);
  }

  void refuse(Throwable failure) {
    asked.remove(0).completeExceptionally(failure);
  }

  @Override
  public Peer peer() {
    return peer;
  }

  @Override
  public Address remote() {
    return new Address("127.0.0.1", 1);
  }

  @Override
  public void send(Notice notice) {
    if (open) {
      said.add(notice);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the test answers with the right type
  public <R extends Reply> CompletableFuture<R> ask(Request<R> request, Duration timeout) {
    said.add(request);
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    asked.add(reply);
    return (CompletableFuture<R>) reply;
  }

  @Override
  public Fetch fetch(List<String> names, BlockListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<Void> upload(String name, Payload instruction, BlockData.Bytes data) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onClose(Consumer<ConnectionClosedException> listener) {
    closeListeners.add(listener);
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public long piecesMoved() {
    return said.size();
  }

  @Override
  public void giveUp(String reason) {
    close();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      closeListeners.forEach(it -> it.accept(new ConnectionClosedException("closed")));
    }
  }
}
