package org.minispark.cluster.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.minispark.cluster.protocol.Address;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Payload;
import org.minispark.cluster.protocol.Peer;
import org.minispark.cluster.protocol.Reply;
import org.minispark.cluster.protocol.Request;
import org.minispark.engine.storage.BlockData;

/**
 * An open line to another process. Thread-safe; no method waits for the network. Futures and
 * listeners run on the transport's threads, in turn with the connection's handlers; when it closes
 * all that is still open fails with {@link ConnectionClosedException}.
 */
public interface Connection extends AutoCloseable {
  /** Who is at the other end. */
  Peer peer();

  /** The other end of the line: where it was connected to, or from. */
  Address remote();

  /** Sends a message that is not answered. If the connection is closed it is lost. */
  void send(Notice notice);

  /**
   * Sends a request. The future fails with {@link RemoteFailureException} if the other side's
   * handler failed, with {@link RequestTimeoutException} if the reply is not there in time (one
   * that comes later is dropped).
   */
  <R extends Reply> CompletableFuture<R> ask(Request<R> request, Duration timeout);

  /**
   * Fetches blocks. The listener hears exactly once of each name, in any order; what it gets was
   * checked against the sender's checksum. Closing the result closes what comes from then on
   * unheard, and stops the sender.
   *
   * @param names at most {@link #MAX_BLOCKS} of them, without duplicates
   */
  Fetch fetch(List<String> names, BlockListener listener);

  /**
   * Sends a block to the other side's {@link BlockStore}. The future fails if it was not stored.
   * The caller closes the data when the future is complete.
   *
   * @param instruction what the store needs to know besides, at most {@link #MAX_INSTRUCTION} bytes
   */
  CompletableFuture<Void> upload(String name, Payload instruction, BlockData.Bytes data);

  /**
   * Tells the listener once when the connection is closed, and why; at once if it is already. The
   * reason of a wanted end is {@link ConnectionClosedException} too.
   */
  void onClose(Consumer<ConnectionClosedException> listener);

  boolean isOpen();

  /**
   * How much of messages and blocks has come and of blocks has left so far, in a unit of the
   * transport's: by this number whoever waits sees whether anything moves. Signs of life do not
   * count.
   */
  long piecesMoved();

  /** Closes the line at once, since nothing more is expected of the other side. */
  void giveUp(String reason);

  /** Closes the line, after what was sent before. */
  @Override
  void close();

  /** Most blocks that one fetch asks for. */
  int MAX_BLOCKS = 4096;

  /** Most bytes of an upload's instruction. */
  int MAX_INSTRUCTION = 4096;

  /** Blocks on their way. */
  interface Fetch extends AutoCloseable {
    @Override
    void close();
  }
}
