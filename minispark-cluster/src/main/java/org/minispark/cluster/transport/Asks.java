package org.minispark.cluster.transport;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.minispark.cluster.protocol.MalformedMessageException;
import org.minispark.cluster.protocol.Reply;

/** The requests of a connection that wait for their replies. Thread-safe. */
final class Asks {
  private final EventExecutor timer;
  private final Consumer<Runnable> inTurn;
  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();

  /**
   * @param inTurn where futures are completed
   */
  Asks(EventExecutor timer, Consumer<Runnable> inTurn) {
    this.timer = timer;
    this.inTurn = inTurn;
  }

  private record Pending(
      Class<?> replyType, CompletableFuture<Reply> future, Runnable forgetTimeout) {}

  /** Begins to wait for a reply, as long as the connection is open. */
  CompletableFuture<Reply> open(long number, Class<?> replyType) {
    CompletableFuture<Reply> future = new CompletableFuture<>();
    pending.put(number, new Pending(replyType, future, () -> {}));
    return future;
  }

  /** Begins to wait for a reply. */
  CompletableFuture<Reply> open(long number, String name, Class<?> replyType, Duration timeout) {
    CompletableFuture<Reply> future = new CompletableFuture<>();
    Future<?> expiry =
        timer.schedule(
            () -> expire(number, name, timeout), timeout.toNanos(), TimeUnit.NANOSECONDS);
    pending.put(number, new Pending(replyType, future, () -> expiry.cancel(false)));
    return future;
  }

  private void expire(long number, String name, Duration timeout) {
    String message = "No reply to " + name + " within " + timeout.toMillis() + " ms";
    inTurn.accept(() -> fail(number, new RequestTimeoutException(message)));
  }

  /** A reply is here; one that nobody waits for any more is dropped. */
  void reply(long number, Reply reply) throws MalformedMessageException {
    Pending ask = take(number);
    if (ask == null) {
      return;
    }
    if (!ask.replyType.isInstance(reply)) {
      String message = reply.getClass().getSimpleName() + " answers another question";
      MalformedMessageException wrong = new MalformedMessageException(message);
      ask.future.completeExceptionally(wrong);
      throw wrong;
    }
    ask.future.complete(reply);
  }

  void fail(long number, Throwable failure) {
    Pending ask = take(number);
    if (ask != null) {
      ask.future.completeExceptionally(failure);
    }
  }

  void failAll(Exception failure) {
    pending.keySet().forEach(number -> fail(number, failure));
  }

  private Pending take(long number) {
    Pending ask = pending.remove(number);
    if (ask != null) {
      ask.forgetTimeout.run();
    }
    return ask;
  }
}
