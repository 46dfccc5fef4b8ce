package org.minispark.cluster.transport;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.minispark.engine.base.Log;

/**
 * One line for each stranger that was sent away, but no more than one in a second: who knocks often
 * must not fill the disk.
 */
final class StrangerLog {
  private static final Log LOG = Log.of(StrangerLog.class);
  private static final long INTERVAL_NANOS = 1_000_000_000L;
  private static final int MOST_SHOWN = 200;

  private final LongSupplier nanoTime;
  private final AtomicLong nextLine;
  private final AtomicLong untold = new AtomicLong();

  StrangerLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    nextLine = new AtomicLong(nanoTime.getAsLong());
  }

  /** Tells of one, or counts it for the next line. */
  void sentAway(Object from, String why) {
    long now = nanoTime.getAsLong();
    long next = nextLine.get();
    if (now - next < 0 || !nextLine.compareAndSet(next, now + INTERVAL_NANOS)) {
      untold.incrementAndGet();
      return;
    }
    long others = untold.getAndSet(0);
    LOG.warn(
        "Closed the connection from {}: {}{}",
        from,
        shown(why),
        others == 0 ? "" : " (and " + others + " others since the last such line)");
  }

  /** Part of it is the stranger's own words: no line ends, and not all that he likes to say. */
  private static String shown(String why) {
    String line = why.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
  }
}
