package org.minispark.engine.shuffle;

import org.minispark.engine.memory.TaskMemory;

/** Grants a fixed number of bytes. */
final class TestingMemory implements TaskMemory {
  private final long limit;
  private long held;

  TestingMemory(long limit) {
    this.limit = limit;
  }

  @Override
  public synchronized boolean tryAcquire(long bytes) {
    if (held + bytes > limit) {
      return false;
    }
    held += bytes;
    return true;
  }

  @Override
  public synchronized void forceAcquire(long bytes) {
    held += bytes;
  }

  @Override
  public synchronized void release(long bytes) {
    if (bytes > held) {
      throw new IllegalStateException("gives back " + bytes + " of " + held);
    }
    held -= bytes;
  }

  @Override
  public synchronized long held() {
    return held;
  }
}
