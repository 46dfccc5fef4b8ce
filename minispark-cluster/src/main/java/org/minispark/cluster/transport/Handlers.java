package org.minispark.cluster.transport;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.engine.storage.BlockData;

/**
 * What a process does with what comes over its connections: one handler for each type of message
 * that it understands. Immutable; one may serve many connections.
 *
 * <p>A handler must not wait. One that fails closes nothing: a request gets the failure as its
 * answer, a notice's failure is logged. A message without a handler closes the connection.
 */
public final class Handlers {
  /** Hears and answers nothing: for the end of a connection that only asks. */
  public static final Handlers NONE = builder().build();

  private final Map<Class<?>, BiConsumer<Connection, Notice>> notices;
  private final Map<Class<?>, BiFunction<Connection, Request<?>, CompletionStage<? extends Reply>>>
      requests;
  private final Set<Class<?>> quick;
  private final BlockServer blockServer;
  private final BlockStore blockStore;
  private final Consumer<Connection> opened;

  private Handlers(Builder builder) {
    notices = Map.copyOf(builder.notices);
    requests = Map.copyOf(builder.requests);
    quick = Set.copyOf(builder.quick);
    blockServer = builder.blockServer;
    blockStore = builder.blockStore;
    opened = builder.opened;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Called once for each connection, before anything else of it. */
  public void opened(Connection connection) {
    opened.accept(connection);
  }

  /** Whether messages of that type are handled in no time; see {@link Builder#onQuick}. */
  boolean isQuick(Class<?> type) {
    return quick.contains(type);
  }

  /**
   * Hears a notice.
   *
   * @throws MalformedMessageException if it is not one that is understood here
   */
  public void hear(Connection from, Notice notice) throws MalformedMessageException {
    BiConsumer<Connection, Notice> handler = notices.get(notice.getClass());
    if (handler == null) {
      throw new MalformedMessageException(
          notice.getClass().getSimpleName() + " is not understood here");
    }
    handler.accept(from, notice);
  }

  /**
   * Answers a request; what the handler throws is the failure of the answer.
   *
   * @throws MalformedMessageException if it is not one that is understood here
   */
  public CompletionStage<? extends Reply> answer(Connection from, Request<?> request)
      throws MalformedMessageException {
    var handler = requests.get(request.getClass());
    if (handler == null) {
      throw new MalformedMessageException(
          request.getClass().getSimpleName() + " is not understood here");
    }
    try {
      return Objects.requireNonNull(handler.apply(from, request), "no answer");
    } catch (RuntimeException | Error e) { // whoever asks must hear of it
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Opens a block that was asked for. */
  public BlockData.Bytes openBlock(Connection reader, String name) throws IOException {
    return blockServer.open(reader, name);
  }

  /** Stores a block that was sent. */
  public void storeBlock(Connection sender, String name, Payload instruction, BlockData.Bytes data)
      throws IOException {
    blockStore.store(sender, name, instruction, data);
  }

  /** Collects handlers. */
  public static final class Builder {
    private final Map<Class<?>, BiConsumer<Connection, Notice>> notices = new HashMap<>();
    private final Map<
            Class<?>, BiFunction<Connection, Request<?>, CompletionStage<? extends Reply>>>
        requests = new HashMap<>();
    private final Set<Class<?>> quick = new HashSet<>();
    private BlockServer blockServer =
        (reader, name) -> {
          throw new IOException("No blocks are served here, " + name + " was asked for");
        };
    private BlockStore blockStore =
        (sender, name, instruction, data) -> {
          throw new IOException("No blocks are stored here, " + name + " was sent");
        };
    private Consumer<Connection> opened = connection -> {};

    private Builder() {}

    /** Hears of each new connection, before its first message. */
    public Builder onOpen(Consumer<Connection> listener) {
      opened = listener;
      return this;
    }

    /** Hears all notices of a type. */
    public <N extends Notice> Builder on(
        Class<N> type, BiConsumer<? super Connection, ? super N> handler) {
      notices.put(type, (connection, notice) -> handler.accept(connection, type.cast(notice)));
      return this;
    }

    /**
     * Hears all notices of a type in no more than some microseconds: then a change of threads would
     * cost more than the handler, and it may run on the thread that reads the network.
     */
    public <N extends Notice> Builder onQuick(
        Class<N> type, BiConsumer<? super Connection, ? super N> handler) {
      quick.add(type);
      return on(type, handler);
    }

    /** Answers all requests of a type. */
    public <R extends Reply, Q extends Request<R>> Builder answer(
        Class<Q> type,
        BiFunction<? super Connection, ? super Q, ? extends CompletionStage<? extends R>> handler) {
      requests.put(type, (connection, request) -> handler.apply(connection, type.cast(request)));
      return this;
    }

    /** Serves blocks to those who fetch them. */
    public Builder blockServer(BlockServer server) {
      blockServer = server;
      return this;
    }

    /** Stores blocks that others upload. */
    public Builder blockStore(BlockStore store) {
      blockStore = store;
      return this;
    }

    public Handlers build() {
      return new Handlers(this);
    }
  }
}
