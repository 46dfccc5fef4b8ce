package org.minispark.engine.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.storage.BlockId.RDDBlockId;

/**
 * Blocks in memory, least recently used first out.
 *
 * <p>Room is asked for before it is used: free memory first, then that of blocks which nobody
 * reads. A block never makes room for another of the same RDD, since a scan of an RDD that is
 * larger than memory would else evict each block just before it is read again. If not enough can
 * go, nothing goes.
 *
 * <p>Eviction marks its victims under the lock, moves them out without it (readers who come
 * meanwhile still get the content), and takes their bytes off when they are gone. Thread-safe.
 */
final class MemoryStore {
  /** Says how a block leaves memory. Called without any lock held. */
  interface Mover {
    /** Moves the block to disk, if its level says so; false if it must stay in memory. */
    boolean moveOut(MemoryEntry entry);

    /**
     * The block has left memory.
     *
     * @param wasRemoved somebody has removed the block while it was moved out
     */
    void movedOut(MemoryEntry entry, boolean wasRemoved);
  }

  /** No RDD: any block may go. */
  private static final int NO_RDD = -1;

  private final MemoryManager memory;
  private final Mover mover;
  private final LinkedHashMap<BlockId, MemoryEntry> entries = new LinkedHashMap<>(16, 0.75f, true);

  MemoryStore(MemoryManager memory, Mover mover) {
    this.memory = memory;
    this.mover = mover;
  }

  /** Room for a block that is coming, for which others may be evicted; nothing yet. */
  StorageReservation reserve(BlockId block) {
    return new StorageReservation(this, bytes -> acquire(bytes, block));
  }

  /** Room that nobody has to leave for; nothing yet. */
  StorageReservation reserveFree() {
    return new StorageReservation(this, memory::tryAcquireStorage);
  }

  /** Takes {@code bytes} for {@code block}, evicting others if need be. */
  boolean acquire(long bytes, BlockId block) {
    while (!memory.tryAcquireStorage(bytes)) {
      if (bytes > memory.maxStorage() || evict(bytes - memory.free(), rddOf(block)) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Takes {@code bytes} in any case, evicting what can go to make up for them. */
  void acquireAnyway(long bytes, BlockId block) {
    if (!acquire(bytes, block)) {
      memory.forceAcquireStorage(bytes);
    }
  }

  void release(long bytes) {
    memory.releaseStorage(bytes);
  }

  /** Adds a block whose bytes are acquired, pinned once; false if there is one of that name. */
  boolean addPinned(MemoryEntry entry) {
    synchronized (entries) {
      if (entries.putIfAbsent(entry.id(), entry) != null) {
        return false;
      }
      entry.addPin();
      return true;
    }
  }

  /** Adds a block whose bytes are acquired; if there is one of that name, it stays instead. */
  void add(MemoryEntry entry) {
    if (addPinned(entry)) {
      unpin(entry);
    } else {
      release(entry.bytes());
    }
  }

  /** The block, which stays until {@link #unpin}, or null. Counts as a use. */
  MemoryEntry pin(BlockId block) {
    synchronized (entries) {
      MemoryEntry entry = entries.get(block);
      if (entry != null) {
        entry.addPin();
      }
      return entry;
    }
  }

  void unpin(MemoryEntry entry) {
    synchronized (entries) {
      entry.removePin();
    }
  }

  boolean contains(BlockId block) {
    synchronized (entries) {
      return entries.containsKey(block);
    }
  }

  /** The bytes counted for a block, 0 if it is not here. */
  long bytesOf(BlockId block) {
    synchronized (entries) {
      MemoryEntry entry = entries.get(block);
      return entry == null ? 0 : entry.bytes();
    }
  }

  List<BlockId> ids() {
    synchronized (entries) {
      return List.copyOf(entries.keySet());
    }
  }

  /** Drops a block; its readers keep what they have. False if it is not here. */
  boolean remove(BlockId block) {
    MemoryEntry removed;
    synchronized (entries) {
      removed = entries.remove(block);
    }
    if (removed == null) {
      return false;
    }
    memory.releaseStorage(removed.bytes());
    return true;
  }

  /** Moves blocks out until {@code bytes} are free; the bytes that became free. */
  long evict(long bytes) {
    return evict(bytes, NO_RDD);
  }

  private long evict(long bytes, int exceptRdd) {
    long freed = 0;
    for (MemoryEntry victim : chooseVictims(bytes, exceptRdd)) {
      freed += moveOut(victim);
    }
    return freed;
  }

  private List<MemoryEntry> chooseVictims(long bytes, int exceptRdd) {
    synchronized (entries) {
      List<MemoryEntry> victims = new ArrayList<>();
      long chosen = 0;
      for (MemoryEntry entry : entries.values()) {
        if (chosen >= bytes) {
          break;
        }
        if (entry.mayLeave() && (exceptRdd == NO_RDD || rddOf(entry.id()) != exceptRdd)) {
          victims.add(entry);
          chosen += entry.bytes();
        }
      }
      if (chosen < bytes) {
        return List.of();
      }
      victims.forEach(victim -> victim.setLeaving(true));
      return victims;
    }
  }

  private long moveOut(MemoryEntry victim) {
    boolean moved = false;
    try {
      moved = mover.moveOut(victim);
    } finally {
      if (!moved) {
        synchronized (entries) {
          victim.setLeaving(false);
        }
      }
    }
    if (!moved) {
      return 0;
    }
    boolean stillHere;
    synchronized (entries) {
      stillHere = entries.remove(victim.id(), victim);
    }
    if (stillHere) {
      memory.releaseStorage(victim.bytes());
    }
    mover.movedOut(victim, !stillHere);
    return victim.bytes();
  }

  private static int rddOf(BlockId block) {
    return block instanceof RDDBlockId rddBlock ? rddBlock.rddId() : NO_RDD;
  }
}
