package org.minispark.engine.storage;

import java.util.function.LongPredicate;

/** Room in memory for a block that is being read or computed, whose size is not known yet. */
final class StorageReservation {
  private final MemoryStore store;
  private final LongPredicate acquire;
  private long bytes;

  /**
   * @param acquire takes so many bytes more, or refuses
   */
  StorageReservation(MemoryStore store, LongPredicate acquire) {
    this.store = store;
    this.acquire = acquire;
  }

  long bytes() {
    return bytes;
  }

  /** Grows to {@code size} bytes; false leaves it as it is. */
  boolean growTo(long size) {
    if (size > bytes && !acquire.test(size - bytes)) {
      return false;
    }
    bytes = Math.max(size, bytes);
    return true;
  }

  /** Makes it exactly {@code size} bytes if that is less, and hands it over: it is empty now. */
  long handOver(long size) {
    if (size < bytes) {
      store.release(bytes - size);
    }
    long handedOver = Math.min(size, bytes);
    bytes = 0;
    return handedOver;
  }

  /** Gives everything back. */
  void release() {
    store.release(bytes);
    bytes = 0;
  }
}
