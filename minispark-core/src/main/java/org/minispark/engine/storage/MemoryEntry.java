package org.minispark.engine.storage;

import org.minispark.storage.StorageLevel;

/** A block in memory. What it holds never changes; pins and eviction are the memory store's. */
final class MemoryEntry {
  /** What a block in memory is made of. */
  sealed interface Content {
    /** Records as objects. */
    record Objects(Object[] values) implements Content {}

    /** Records, or anything else, as bytes. */
    record Serialized(ByteChunks bytes) implements Content {}

    /** One value as it is; may be null. */
    record Value(Object value) implements Content {}

    /** Something that moves itself to disk. */
    record Movable(BlockManager.Evictable evictable) implements Content {}
  }

  private final BlockId id;
  private final StorageLevel level;
  private final Content content;
  private final long bytes;

  // Guarded by the memory store's lock.
  private int pins;
  private boolean leaving;

  MemoryEntry(BlockId id, StorageLevel level, Content content, long bytes) {
    this.id = id;
    this.level = level;
    this.content = content;
    this.bytes = bytes;
  }

  BlockId id() {
    return id;
  }

  StorageLevel level() {
    return level;
  }

  Content content() {
    return content;
  }

  /** Bytes that are counted for it. */
  long bytes() {
    return bytes;
  }

  /** Whether eviction may choose it: nobody reads it and nobody is evicting it already. */
  boolean mayLeave() {
    return pins == 0 && !leaving;
  }

  void addPin() {
    pins++;
  }

  void removePin() {
    if (pins == 0) {
      throw new IllegalStateException("Block " + id.name() + " is not pinned");
    }
    pins--;
  }

  void setLeaving(boolean nowLeaving) {
    leaving = nowLeaving;
  }
}
