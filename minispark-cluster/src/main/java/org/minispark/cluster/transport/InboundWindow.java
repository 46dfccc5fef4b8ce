package org.minispark.cluster.transport;

import io.netty.channel.Channel;

/**
 * Bytes that came over a connection and wait for their turn. When they are many nothing more is
 * read, so that the sender has to wait, not this process's memory.
 */
final class InboundWindow {
  private static final long MOST = 8 << 20;
  private static final long LEAST = 1 << 20;

  /** What an action takes besides its bytes. */
  private static final int OVERHEAD = 128;

  private final Channel channel;
  private long bytes;
  private boolean paused;

  InboundWindow(Channel channel) {
    this.channel = channel;
  }

  synchronized void arrived(int length) {
    bytes += length + OVERHEAD;
    if (bytes > MOST && !paused) {
      paused = true;
      channel.config().setAutoRead(false);
    }
  }

  synchronized void handled(int length) {
    bytes -= length + OVERHEAD;
    if (paused && bytes < LEAST) {
      paused = false;
      channel.config().setAutoRead(true);
    }
  }

  /** Whether it is this side's doing that nothing comes. */
  synchronized boolean isPaused() {
    return paused;
  }
}
