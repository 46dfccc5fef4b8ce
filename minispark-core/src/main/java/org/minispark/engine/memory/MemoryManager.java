package org.minispark.engine.memory;

/**
 * Counts the bytes of one process's region and decides who may have more.
 *
 * <p>Execution and storage share one region. Either may use what the other leaves free. When
 * execution needs room it evicts storage, but only what storage holds above its floor; storage
 * never takes anything back from execution. Among N tasks that run, one may hold at most 1/N of
 * what execution can have, so that no task starves the others.
 *
 * <p>Nobody waits here: a request is granted or refused at once, and who is refused goes to disk.
 * Thread-safe; no call goes out with the lock held.
 */
public final class MemoryManager {
  /** A request evicts at most this often before it is refused; others may snatch what it freed. */
  private static final int EVICTION_ROUNDS = 3;

  private final MemorySizes sizes;
  private volatile StorageEvictor evictor = bytes -> {};
  private long execution;
  private long storage;
  private int tasks;

  public MemoryManager(MemorySizes sizes) {
    this.sizes = sizes;
  }

  /** Names who can move blocks out of memory; once, when the process is put together. */
  public void setEvictor(StorageEvictor evictor) {
    this.evictor = evictor;
  }

  /** Opens the account of one task attempt. Whoever runs the task closes it. */
  public TaskAccount openTask() {
    synchronized (this) {
      tasks++;
    }
    return new TaskAccount(this);
  }

  /** Bytes of the whole region. */
  public long total() {
    return sizes.total();
  }

  /** The most that storage could hold now: all that execution leaves. */
  public synchronized long maxStorage() {
    return Math.max(0, sizes.total() - execution);
  }

  public synchronized long executionUsed() {
    return execution;
  }

  public synchronized long storageUsed() {
    return storage;
  }

  /** Bytes that nobody holds; never negative. */
  public synchronized long free() {
    return Math.max(0, sizes.total() - execution - storage);
  }

  /** Takes free memory for storage; all or nothing. Evicting is up to the caller. */
  public synchronized boolean tryAcquireStorage(long bytes) {
    requireNotNegative(bytes);
    if (bytes > sizes.total() - execution - storage) {
      return false;
    }
    storage += bytes;
    return true;
  }

  /** Counts bytes that storage holds in any case, even beyond the region. */
  public synchronized void forceAcquireStorage(long bytes) {
    requireNotNegative(bytes);
    storage += bytes;
  }

  /** Gives storage's bytes back. */
  public synchronized void releaseStorage(long bytes) {
    requireHeld(bytes, storage, "storage");
    storage -= bytes;
  }

  boolean tryAcquireExecution(TaskAccount task, long bytes) {
    requireNotNegative(bytes);
    for (int round = 0; ; round++) {
      long missing;
      synchronized (this) {
        if (task.isClosed() || task.heldUnlocked() + bytes > mostPerTask()) {
          return false;
        }
        missing = bytes - (sizes.total() - execution - storage);
        if (missing <= 0) {
          grant(task, bytes);
          return true;
        }
        if (missing > evictable() || round == EVICTION_ROUNDS) {
          return false;
        }
      }
      evictor.evict(missing);
    }
  }

  void forceAcquireExecution(TaskAccount task, long bytes) {
    requireNotNegative(bytes);
    long toEvict;
    synchronized (this) {
      if (task.isClosed()) {
        return;
      }
      grant(task, bytes);
      toEvict = Math.min(evictable(), execution + storage - sizes.total());
    }
    if (toEvict > 0) {
      evictor.evict(toEvict);
    }
  }

  void releaseExecution(TaskAccount task, long bytes) {
    synchronized (this) {
      if (task.isClosed()) {
        return;
      }
      requireHeld(bytes, task.heldUnlocked(), "the task");
      execution -= bytes;
      task.addHeld(-bytes);
    }
  }

  /** Closes an account; returns what was still in it. */
  long closeTask(TaskAccount task) {
    synchronized (this) {
      if (task.isClosed()) {
        return 0;
      }
      long left = task.heldUnlocked();
      execution -= left;
      task.addHeld(-left);
      task.markClosed();
      tasks--;
      return left;
    }
  }

  synchronized long heldBy(TaskAccount task) {
    return task.heldUnlocked();
  }

  synchronized long peakOf(TaskAccount task) {
    return task.peakUnlocked();
  }

  private void grant(TaskAccount task, long bytes) {
    execution += bytes;
    task.addHeld(bytes);
  }

  private long mostPerTask() {
    return (sizes.total() - Math.min(storage, sizes.storageFloor())) / Math.max(1, tasks);
  }

  private long evictable() {
    return Math.max(0, storage - sizes.storageFloor());
  }

  private static void requireNotNegative(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("Cannot acquire " + bytes + " bytes");
    }
  }

  private static void requireHeld(long bytes, long held, String holder) {
    if (bytes < 0 || bytes > held) {
      throw new IllegalArgumentException(
          "Cannot release " + bytes + " bytes: " + holder + " holds " + held);
    }
  }
}
