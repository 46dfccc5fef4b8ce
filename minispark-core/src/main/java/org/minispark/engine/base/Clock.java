package org.minispark.engine.base;

/**
 * The only source of time in the engine, handed to constructors, so that a test or a simulation can
 * replace it.
 */
public interface Clock {
  /** Wall-clock milliseconds since the epoch; may jump. */
  long timeMillis();

  /** Nanoseconds from an arbitrary origin; never goes back. For durations. */
  long nanoTime();

  /**
   * Blocks until {@link #timeMillis} has reached the target; at once if it has already.
   *
   * @return the time at which waiting ended, in milliseconds
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  long waitUntil(long targetMillis) throws InterruptedException;
}
