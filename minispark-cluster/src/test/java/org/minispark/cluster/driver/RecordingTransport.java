package org.minispark.cluster.driver;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
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
import org.minispark.cluster.transport.BlockListener;
import org.minispark.cluster.transport.Connection;
import org.minispark.cluster.transport.ConnectionClosedException;
import org.minispark.cluster.transport.Handlers;
import org.minispark.cluster.transport.Transport;
import org.minispark.engine.storage.BlockData;

/** A driver's transport that notes what executors say on their lines, and what they are told. */
final class RecordingTransport implements Transport {
  private final Transport transport;
  private final Messages messages;
  private final Map<Connection, Connection> recorded = new ConcurrentHashMap<>();

  RecordingTransport(Transport transport, Messages messages) {
    this.transport = transport;
    this.messages = messages;
  }

  /** What was said on each executor's line, in order: {@code E->>D: Name} and the other way. */
  static final class Messages {
    private final Map<String, List<String>> byExecutor = new ConcurrentHashMap<>();

    private synchronized void note(Peer executor, String arrow, Message message) {
      byExecutor
          .computeIfAbsent(executor.id(), id -> new ArrayList<>())
          .add(arrow + ": " + message.getClass().getSimpleName());
    }

    synchronized Map<String, List<String>> byExecutor() {
      return Map.copyOf(byExecutor);
    }
  }

  @Override
  public Peer self() {
    return transport.self();
  }

  @Override
  public Address listen(Handlers handlers) throws IOException {
    return transport.listen(recording(handlers));
  }

  @Override
  public Address address() {
    return transport.address();
  }

  @Override
  public CompletableFuture<Connection> connect(Address address, Handlers handlers) {
    return transport.connect(address, handlers);
  }

  @Override
  public void close() {
    transport.close();
  }

  private Connection recorded(Connection connection) {
    return recorded.computeIfAbsent(connection, RecordedConnection::new);
  }

  private Handlers recording(Handlers handlers) {
    Handlers.Builder builder =
        Handlers.builder()
            .onOpen(connection -> handlers.opened(recorded(connection)))
            .blockServer((reader, name) -> handlers.openBlock(recorded(reader), name))
            .blockStore(
                (sender, name, instruction, data) ->
                    handlers.storeBlock(recorded(sender), name, instruction, data));
    for (MessageKind<?> kind : MessageKinds.STANDARD.all()) {
      if (kind.senders().contains(Role.EXECUTOR)) {
        add(builder, handlers, kind.type());
      }
    }
    return builder.build();
  }

  private void add(Handlers.Builder builder, Handlers handlers, Class<?> type) {
    if (Notice.class.isAssignableFrom(type)) {
      builder.on(
          type.asSubclass(Notice.class),
          (connection, notice) -> hear(handlers, connection, notice));
    } else if (Request.class.isAssignableFrom(type)) {
      addAnswer(builder, handlers, type);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the handlers' own answers fit their requests
  private void addAnswer(Handlers.Builder builder, Handlers handlers, Class<?> type) {
    BiFunction<Connection, Request<?>, CompletionStage<?>> answer =
        (connection, request) -> answer(handlers, connection, request);
    builder.answer((Class) type, (BiFunction) answer);
  }

  private void hear(Handlers handlers, Connection connection, Notice notice) {
    messages.note(connection.peer(), "E->>D", notice);
    try {
      handlers.hear(recorded(connection), notice);
    } catch (MalformedMessageException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletionStage<? extends Reply> answer(
      Handlers handlers, Connection connection, Request<?> request) {
    messages.note(connection.peer(), "E->>D", request);
    try {
      return handlers
          .answer(recorded(connection), request)
          .thenApply(
              reply -> {
                messages.note(connection.peer(), "D-->>E", reply);
                return reply;
              });
    } catch (MalformedMessageException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Notes what the driver says. */
  private final class RecordedConnection implements Connection {
    private final Connection connection;

    RecordedConnection(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Peer peer() {
      return connection.peer();
    }

    @Override
    public Address remote() {
      return connection.remote();
    }

    @Override
    public void send(Notice notice) {
      messages.note(peer(), "D->>E", notice);
      connection.send(notice);
    }

    @Override
    public <R extends Reply> CompletableFuture<R> ask(Request<R> request, Duration timeout) {
      messages.note(peer(), "D->>E", request);
      return connection
          .ask(request, timeout)
          .thenApply(
              reply -> {
                messages.note(peer(), "E-->>D", reply);
                return reply;
              });
    }

    @Override
    public Fetch fetch(List<String> names, BlockListener listener) {
      return connection.fetch(names, listener);
    }

    @Override
    public CompletableFuture<Void> upload(String name, Payload instruction, BlockData.Bytes data) {
      return connection.upload(name, instruction, data);
    }

    @Override
    public void onClose(Consumer<ConnectionClosedException> listener) {
      connection.onClose(listener);
    }

    @Override
    public boolean isOpen() {
      return connection.isOpen();
    }

    @Override
    public long piecesMoved() {
      return connection.piecesMoved();
    }

    @Override
    public void giveUp(String reason) {
      connection.giveUp(reason);
    }

    @Override
    public void close() {
      connection.close();
    }
  }
}
