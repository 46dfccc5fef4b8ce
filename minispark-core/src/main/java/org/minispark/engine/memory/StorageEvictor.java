package org.minispark.engine.memory;

/** Makes room for execution by moving stored blocks out of memory. */
@FunctionalInterface
public interface StorageEvictor {
  /**
   * Evicts blocks until about {@code bytes} are given back to the manager, or nothing more can go.
   * Called without any lock of the manager held.
   */
  void evict(long bytes);
}
