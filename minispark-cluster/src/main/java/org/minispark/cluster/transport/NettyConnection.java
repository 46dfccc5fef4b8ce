package org.minispark.cluster.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.cluster.protocol.WireOutput;
import org.minispark.engine.storage.BlockData;

/**
 * A connection whose handshake is over: this half sends, {@link Inbound} takes what comes.
 *
 * <p>Requests, fetches and uploads of a connection share one series of numbers; the side that
 * opened the connection uses the odd ones, the other the even ones.
 */
final class NettyConnection implements Connection {
  private static final int CLOSE_SECONDS = 5;

  private final Channel channel;
  private final Peer peer;
  private final Address remote;
  private final TransportServices services;
  private final Handlers handlers;
  private final boolean bySystem;
  private final AtomicLong numbers;
  private final Turns turns;
  private final Asks asks;
  private final Arrivals arrivals;
  private final Departures departures;
  private final Queue<ByteBuf> unsent = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean sending = new AtomicBoolean();
  private final AtomicReference<ConnectionClosedException> reason = new AtomicReference<>();
  private final CompletableFuture<ConnectionClosedException> closed = new CompletableFuture<>();
  private final LongAdder moved = new LongAdder();

  /** Set before those who wait are told: who begins to wait later sees it, and fails by himself. */
  private volatile boolean finished;

  /**
   * @param isOpener whether this side opened the connection
   */
  NettyConnection(
      Channel channel,
      Peer peer,
      Address remote,
      TransportServices services,
      Handlers handlers,
      boolean isOpener) {
    this.channel = channel;
    this.peer = peer;
    this.remote = remote;
    this.services = services;
    this.handlers = handlers;
    bySystem = services.filesBySystem();
    numbers = new AtomicLong(isOpener ? 1 : 2);
    turns = new Turns(services.handlerThreads());
    asks = new Asks(channel.eventLoop(), turns::run);
    departures = new Departures(channel, services.diskThreads(), moved::increment);
    arrivals = new Arrivals(services.arrivals(), new Uploads());
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
  public void send(Notice notice) {
    write(Frames.notice(services.kinds(), notice));
  }

  @Override
  public <R extends Reply> CompletableFuture<R> ask(Request<R> request, Duration timeout) {
    long number = nextNumber();
    ByteBuf frame = Frames.numbered(services.kinds(), number, request);
    if (finished) {
      return CompletableFuture.failedFuture(reason.get());
    }
    String name = request.getClass().getSimpleName() + " to " + peer;
    @SuppressWarnings("unchecked") // the type of the reply is checked when it comes
    CompletableFuture<R> reply =
        (CompletableFuture<R>) asks.open(number, name, services.kinds().replyTo(request), timeout);
    write(frame);
    failIfClosed(number);
    return reply;
  }

  @Override
  public Fetch fetch(List<String> names, BlockListener listener) {
    if (names.size() > MAX_BLOCKS || new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(names.size() + " blocks at once, or one of them twice");
    }
    long number = nextNumber();
    WireOutput out = Frames.begin();
    out.writeVarLong(number);
    out.writeList(names, MAX_BLOCKS, (to, name) -> to.writeString(name, Frames.MAX_NAME));
    ByteBuf frame = Frames.finish(Frames.FETCH, out);
    turns.run(
        () -> {
          arrivals.openFetch(number, List.copyOf(names), listener);
          if (finished) {
            arrivals.closeAll(reason.get());
          } else {
            write(frame);
          }
        });
    return () -> cancel(number);
  }

  private void cancel(long number) {
    turns.run(() -> arrivals.cancelFetch(number));
    write(numbered(Frames.CANCEL, number));
  }

  @Override
  public CompletableFuture<Void> upload(String name, Payload instruction, BlockData.Bytes data) {
    long number = nextNumber();
    CompletableFuture<Reply> stored = asks.open(number, Done.class);
    departures.add(
        Departure.ofUpload(
            number,
            name,
            instruction,
            data,
            failure -> turns.run(() -> asks.fail(number, failure)),
            bySystem,
            channel.alloc()));
    failIfClosed(number);
    return stored.thenApply(done -> null);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the listener's failure is its own
  @Override
  public void onClose(Consumer<ConnectionClosedException> listener) {
    closed.thenAccept(listener);
  }

  @Override
  public boolean isOpen() {
    return reason.get() == null && channel.isActive();
  }

  @Override
  public long piecesMoved() {
    return moved.sum();
  }

  /** Something of what the other side has sent is here, or was dealt with. */
  void moved() {
    moved.increment();
  }

  @Override
  public void giveUp(String why) {
    close(new ConnectionClosedException(why));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the end is heard of by all who listen
  @Override
  public void close() {
    reason.compareAndSet(
        null, new ConnectionClosedException("This side closed the connection to " + peer));
    inTurn(this::sendAllAndClose);
    if (channel.isOpen() && !channel.eventLoop().isShuttingDown()) {
      closeInAnyCase();
    }
  }

  /** Also if the other side does not take what was sent before. */
  @SuppressWarnings("FutureReturnValueIgnored")
  private void closeInAnyCase() {
    try {
      channel.eventLoop().schedule(() -> channel.close(), CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (RejectedExecutionException endOfTheTransport) {
      channel.close();
    }
  }

  /** Closes it at once, for that reason. */
  @SuppressWarnings("FutureReturnValueIgnored")
  void close(ConnectionClosedException why) {
    reason.compareAndSet(null, why);
    channel.close();
  }

  /** The channel is closed; nothing comes any more. */
  void channelClosed() {
    reason.compareAndSet(
        null, new ConnectionClosedException("The connection to " + peer + " was closed by it"));
    departures.close(() -> turns.run(this::finish));
  }

  private void finish() {
    finished = true;
    asks.failAll(reason.get());
    arrivals.closeAll(reason.get());
    closed.complete(reason.get());
  }

  /** Completes when nothing of this connection runs any more. */
  CompletableFuture<Void> whenFinished() {
    return closed.thenApply(why -> null);
  }

  Handlers handlers() {
    return handlers;
  }

  Turns turns() {
    return turns;
  }

  Asks asks() {
    return asks;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** Sends the blocks that the other side wants. */
  void serve(long number, List<String> names) {
    departures.add(
        Departure.ofFetch(
            number, names, name -> handlers.openBlock(this, name), bySystem, channel.alloc()));
  }

  void stopServing(long number) {
    departures.cancel(number);
  }

  void reply(long number, Reply reply) {
    write(Frames.numbered(services.kinds(), number, reply));
  }

  void replyFailure(long number, Throwable failure) {
    WireOutput out = Frames.begin();
    out.writeVarLong(number);
    out.writeText(Failures.textOf(failure), Frames.MAX_TEXT);
    write(Frames.finish(Frames.FAILURE, out));
  }

  /** Stores what the other side uploads, and tells it so. */
  private final class Uploads implements Arrivals.UploadEnd {
    @Override
    public void arrived(long number, String name, Payload instruction, BlockData.Bytes data) {
      services.diskThreads().execute(() -> store(number, name, instruction, data));
    }

    private void store(long number, String name, Payload instruction, BlockData.Bytes data) {
      try (data) {
        handlers.storeBlock(NettyConnection.this, name, instruction, data);
        write(numbered(Frames.STORED, number));
      } catch (Exception | Error e) { // the uploader waits for an answer
        replyFailure(number, e);
      }
    }

    @Override
    public void failed(long number, String name, IOException cause) {
      replyFailure(number, cause);
    }
  }

  private long nextNumber() {
    return numbers.getAndAdd(2);
  }

  private void failIfClosed(long number) {
    if (finished) {
      turns.run(() -> asks.fail(number, reason.get()));
    }
  }

  /** What many threads send while the network's thread is busy leaves in one system call. */
  private void write(ByteBuf frame) {
    unsent.add(frame);
    if (sending.compareAndSet(false, true)) {
      inTurn(this::sendAll);
    }
  }

  /** On the network's thread alone, so that what is sent keeps its order. */
  private void inTurn(Runnable work) {
    try {
      channel.eventLoop().execute(work);
    } catch (RejectedExecutionException endOfTheTransport) {
      work.run();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored")
  private void sendAllAndClose() {
    sendAll();
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // if it fails the channel closes
  private void sendAll() {
    sending.set(false);
    for (ByteBuf frame = unsent.poll(); frame != null; frame = unsent.poll()) {
      channel.write(frame);
    }
    channel.flush();
  }

  private static ByteBuf numbered(int kind, long number) {
    WireOutput out = Frames.begin();
    out.writeVarLong(number);
    return Frames.finish(kind, out);
  }

  @Override
  public String toString() {
    return "connection to " + peer + " at " + remote;
  }
}
