package org.minispark.cluster.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The blocks that leave over a connection, one series after the other. A few pieces are on their
 * way at a time; the next is read only when one has left, so that a slow reader costs no memory
 * here, and messages do not wait long between pieces.
 *
 * <p>Everything runs in turn on threads that may wait for the disk.
 */
final class Departures {
  private static final int MOST_IN_FLIGHT = 4;

  /** Bytes of small pieces that leave as one. */
  private static final int MOST_TOGETHER = 64 << 10;

  private final Channel channel;
  private final Turns turns;
  private final Runnable moved;
  private final Deque<Departure> queue = new ArrayDeque<>();
  private int inFlight;
  private boolean closed;

  /**
   * @param moved runs when something has left
   */
  Departures(Channel channel, Executor disk, Runnable moved) {
    this.channel = channel;
    this.moved = moved;
    this.turns = new Turns(disk);
  }

  void add(Departure departure) {
    turns.run(
        () -> {
          if (closed) {
            departure.close();
          } else {
            queue.add(departure);
            pump();
          }
        });
  }

  /** The reader does not want the rest. */
  void cancel(long number) {
    turns.run(
        () ->
            queue.stream()
                .filter(departure -> departure.number() == number)
                .findFirst()
                .ifPresent(this::drop));
  }

  /** What was written of it may still be read from its file. */
  private void drop(Departure departure) {
    queue.remove(departure);
    channel
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(written -> turns.run(departure::close));
  }

  /** The connection is closed. */
  void close(Runnable afterwards) {
    turns.run(
        () -> {
          closed = true;
          queue.forEach(Departure::close);
          queue.clear();
          afterwards.run();
        });
  }

  private void pump() {
    while (!closed && inFlight < MOST_IN_FLIGHT && !queue.isEmpty()) {
      Batch batch = new Batch();
      do {
        if (!queue.peek().step(batch)) {
          queue.remove();
        }
      } while (batch.hasRoom() && !queue.isEmpty());
      batch.flush();
    }
  }

  /** What leaves at once: a chunk, or small blocks together. */
  private final class Batch implements Departure.Line {
    private final List<Runnable> afterwards = new ArrayList<>();
    private Object last;
    private long bytes;

    @SuppressWarnings("FutureReturnValueIgnored") // the last piece of a batch tells for all
    @Override
    public void write(Object piece) {
      if (last != null) {
        channel.write(last);
      }
      last = piece;
      bytes += piece instanceof ByteBuf buffer ? buffer.readableBytes() : MOST_TOGETHER;
    }

    boolean hasRoom() {
      return bytes < MOST_TOGETHER;
    }

    @Override
    public void afterwards(Runnable action) {
      afterwards.add(action);
    }

    void flush() {
      if (last == null) {
        return;
      }
      inFlight++;
      channel
          .writeAndFlush(last)
          .addListener(
              written -> {
                moved.run();
                if (!written.isSuccess()) {
                  breakOff();
                }
                turns.run(this::left);
              });
    }

    /** What follows would not be understood. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void breakOff() {
      channel.close();
    }

    private void left() {
      inFlight--;
      try {
        afterwards.forEach(Runnable::run);
      } finally { // a file that cannot be closed must not hold up the rest
        pump();
      }
    }
  }
}
