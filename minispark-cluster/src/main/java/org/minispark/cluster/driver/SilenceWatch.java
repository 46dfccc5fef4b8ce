package org.minispark.cluster.driver;

import java.util.concurrent.TimeUnit;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Timer;

/**
 * Measures how long others have been silent, in time in which this process could have heard them.
 * When it stood still itself, for a long garbage collection or on a suspended machine, what they
 * have said meanwhile still waits to be read: such a time counts as no more than two looks.
 * Thread-safe.
 */
public final class SilenceWatch {
  private static final int LOOKS_IN_TIMEOUT = 4;
  private static final int MOST_LOOKS_AT_ONCE = 2;

  private final Clock clock;
  private final Timer timer;
  private final long timeoutMillis;
  private final long periodMillis;

  // Guarded by this.
  private long awakeNanos;
  private long lookedNanos;

  /**
   * @param timeoutMillis how long they may be silent
   */
  public SilenceWatch(Clock clock, Timer timer, long timeoutMillis) {
    this.clock = clock;
    this.timer = timer;
    this.timeoutMillis = timeoutMillis;
    this.periodMillis = Math.max(1, timeoutMillis / LOOKS_IN_TIMEOUT);
    this.lookedNanos = clock.nanoTime();
  }

  /** Has {@code look} run again and again, as long as the timer runs. */
  public void start(Runnable look) {
    timer.schedule(
        periodMillis,
        () -> {
          begin();
          start(look); // first, so that a look that fails is not the last
          look.run();
        });
  }

  private synchronized void begin() {
    awakeNanos = now();
    lookedNanos = clock.nanoTime();
  }

  /** The time for which this process has been awake, in nanoseconds from an arbitrary origin. */
  public synchronized long now() {
    long sinceLook = clock.nanoTime() - lookedNanos;
    return awakeNanos
        + Math.min(sinceLook, TimeUnit.MILLISECONDS.toNanos(periodMillis * MOST_LOOKS_AT_ONCE));
  }

  /** The silence of who was last heard at {@code heardNanos}, in milliseconds. */
  public long silentMillis(long heardNanos) {
    return TimeUnit.NANOSECONDS.toMillis(now() - heardNanos);
  }

  public boolean isTooLong(long silentMillis) {
    return silentMillis > timeoutMillis;
  }
}
