package org.minispark.engine.base;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Does what must be done though the heap is full. When a task has taken all memory, whoever needs a
 * little of it fails, not only that task; but the task fails too, and soon there is room again.
 */
public final class ShortOfMemory {
  private static final int TRIES = 200;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private ShortOfMemory() {}

  /**
   * Does something, which may be begun more than once, as often as it takes.
   *
   * @throws OutOfMemoryError if there is no memory for seconds
   */
  public static void insist(Runnable action) {
    for (int tries = 1; ; tries++) {
      try {
        action.run();
        return;
      } catch (OutOfMemoryError full) {
        if (tries == TRIES) {
          throw full;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }
}
