package org.minispark.engine.base;

/** A clock that stands still until a test moves it. Starts at 0 unless told otherwise. */
public final class TestingClock implements Clock {
  private long nanos;

  public TestingClock() {
    this(0);
  }

  public TestingClock(long startMillis) {
    nanos = toNanos(startMillis);
  }

  @Override
  public synchronized long timeMillis() {
    return nanos / 1_000_000;
  }

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized long waitUntil(long targetMillis) throws InterruptedException {
    while (timeMillis() < targetMillis) {
      wait();
    }
    return timeMillis();
  }

  /** Moves time on and wakes those whose time has come. */
  public synchronized void advance(long millis) {
    advanceNanos(toNanos(millis));
  }

  /** Moves time on by less than a millisecond, for tests of durations. */
  public synchronized void advanceNanos(long byNanos) {
    if (byNanos < 0) {
      throw new IllegalArgumentException("time goes forward only: " + byNanos);
    }
    nanos += byNanos;
    notifyAll();
  }

  /** Sets the time, which must not lie in the past. */
  public synchronized void setTime(long millis) {
    advanceNanos(toNanos(millis) - nanos);
  }

  private static long toNanos(long millis) {
    return Math.multiplyExact(millis, 1_000_000L);
  }
}
