package org.minispark.engine.memory;

/**
 * The execution memory of one task attempt. After {@link #close} it grants nothing and ignores what
 * a straggling thread of the task still gives back.
 */
public final class TaskAccount implements TaskMemory, AutoCloseable {
  private final MemoryManager manager;
  // All below is guarded by the manager's lock.
  private long held;
  private long peak;
  private boolean closed;

  TaskAccount(MemoryManager manager) {
    this.manager = manager;
  }

  @Override
  public boolean tryAcquire(long bytes) {
    return manager.tryAcquireExecution(this, bytes);
  }

  @Override
  public void forceAcquire(long bytes) {
    manager.forceAcquireExecution(this, bytes);
  }

  @Override
  public void release(long bytes) {
    manager.releaseExecution(this, bytes);
  }

  @Override
  public long held() {
    return manager.heldBy(this);
  }

  /** The most bytes that the task held at once: its {@code peakExecutionMemory}. */
  public long peak() {
    return manager.peakOf(this);
  }

  /**
   * Gives back all that the task still holds.
   *
   * @return how much that was; more than zero after a successful task is a leak worth reporting
   */
  public long releaseAll() {
    return manager.closeTask(this);
  }

  @Override
  public void close() {
    releaseAll();
  }

  long heldUnlocked() {
    return held;
  }

  long peakUnlocked() {
    return peak;
  }

  void addHeld(long bytes) {
    held += bytes;
    peak = Math.max(peak, held);
  }

  boolean isClosed() {
    return closed;
  }

  void markClosed() {
    closed = true;
  }
}
