package org.minispark.engine.memory;

/**
 * One task's view of the execution share of the process's memory. A task that cannot get what it
 * asks for moves a finished run to disk; it is never refused the memory of the run it is building,
 * whose size is bounded by content, so results never depend on memory pressure.
 *
 * <p>Sizes are bytes. Thread-safe; everything a task still holds is released when it ends.
 */
public interface TaskMemory {
  /** Tries to get {@code bytes} more; all or nothing. */
  boolean tryAcquire(long bytes);

  /**
   * Takes {@code bytes} that are already in use, even beyond the share (counted, never refused).
   */
  void forceAcquire(long bytes);

  /** Gives {@code bytes} back. */
  void release(long bytes);

  /** Bytes the task holds now. */
  long held();
}
