package org.minispark.engine.base;

/** The machine's time. */
public final class SystemClock implements Clock {
  @Override
  public long timeMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public long waitUntil(long targetMillis) throws InterruptedException {
    long now = timeMillis();
    while (now < targetMillis) {
      Thread.sleep(targetMillis - now);
      now = timeMillis();
    }
    return now;
  }
}
