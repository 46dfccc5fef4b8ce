package org.minispark.cluster.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Role;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.Transport;

/** Connections that are there when the test says so. */
final class TestingTransport implements Transport {
  private final List<Attempt> attempts = new ArrayList<>();

  /** Somebody wants to connect. */
  record Attempt(Address address, CompletableFuture<Connection> opened) {
    TestingLine succeed() {
      TestingLine line = new TestingLine(new Peer(Role.MASTER, "", ""));
      opened.complete(line);
      return line;
    }

    void fail(Throwable failure) {
      opened.completeExceptionally(failure);
    }
  }

  /** The attempts since the last call. */
  List<Attempt> attempts() {
    List<Attempt> found = List.copyOf(attempts);
    attempts.clear();
    return found;
  }

  /** The only attempt since the last call. */
  Attempt attempt() {
    List<Attempt> found = attempts();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " attempts");
    }
    return found.get(0);
  }

  @Override
  public CompletableFuture<Connection> connect(Address address, Handlers handlers) {
    Attempt attempt = new Attempt(address, new CompletableFuture<>());
    attempts.add(attempt);
    return attempt.opened();
  }

  @Override
  public Peer self() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Address listen(Handlers handlers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Address address() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
