package org.minispark.cluster.cli;

import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a command prints, for those who wait until it has said something. */
final class TestingPrints extends StringWriter {
  private static final long PATIENCE_SECONDS = 300;

  @Override
  public void flush() {
    synchronized (this) {
      notifyAll();
    }
  }

  /** Returns what was printed, as soon as that is among it. */
  synchronized String await(String words) throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!toString().contains(words)) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new TimeoutException("no \"" + words + "\" in: " + this);
      }
      wait(left);
    }
    return toString();
  }
}
