package org.minispark.engine.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.minispark.TaskContext;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/**
 * The blocks of one process: persisted partitions, broadcast pieces, map outputs kept in memory,
 * large results. Memory first, disk where the level or the pressure says so. Thread-safe.
 */
public interface BlockManager extends BlockHolder, AutoCloseable {
  BlockManagerId id();

  /**
   * The records of a persisted partition: from here, from another holder, or computed now and
   * stored on the way as {@code level} says. Of several tasks that ask at once, one computes and
   * the others wait; if it fails, they try themselves.
   *
   * <p>What fits neither memory nor, by its level, disk is not stored, and streams through to the
   * caller. The block is pinned until the iterator is at its end or the task has ended.
   *
   * @throws IOException unchecked, naming the file, if the disk fails
   */
  <T> Iterator<T> getOrElseUpdate(
      RDDBlockId block, StorageLevel level, TaskContext task, Supplier<Iterator<T>> compute);

  /** A block that this process holds or, for buckets of a shuffle, serves. */
  Optional<BlockData> getLocal(BlockId block);

  /** A block from whoever holds it. */
  Optional<BlockData> get(BlockId block);

  /**
   * Stores bytes as they are.
   *
   * @return false if there is no room for them and the level does not use the disk
   */
  boolean putBytes(BlockId block, byte[] bytes, StorageLevel level);

  /**
   * Stores a copy of a block that another holder has or had; {@code level} says how.
   *
   * @return false if it was not stored
   */
  boolean putReplica(BlockId block, StorageLevel level, BlockData data);

  /** Keeps a value in memory as it is until it is removed: it has to fit, and never leaves. */
  void holdValue(BlockId block, Object value);

  /**
   * A value that is kept here; else {@code load} gets it, once for all that ask at the same time,
   * and it is kept in memory or, under pressure, on disk.
   */
  <T> T getOrLoadValue(BlockId block, Supplier<T> load);

  /**
   * Lets something live in the storage share until somebody needs the room.
   *
   * @return false when there is no room for it: the caller then moves it to disk itself
   */
  boolean putEvictable(BlockId block, long bytes, Evictable content);

  /** What {@link #putEvictable} stored, if it is still in memory; counts as a use. */
  Optional<Evictable> getEvictable(BlockId block);

  /** Lets {@link #getLocal} serve blocks that somebody else keeps. */
  void addSource(BlockSource source);

  /** Drops a block; nothing happens when it is not here. */
  void remove(BlockId block);

  /** Drops all blocks of an RDD. */
  void removeRdd(int rddId);

  /** Drops the value of a broadcast and its pieces. */
  void removeBroadcast(long broadcastId);

  /** The file of a block in this process's directories (hashed over sub-directories). */
  Path fileOf(BlockId block) throws IOException;

  /** A new, empty, uniquely named file in this process's directories. */
  Path newTempFile() throws IOException;

  /** Drops everything and removes the directories. */
  @Override
  void close();

  /** Content that can move itself out of memory. */
  interface Evictable {
    /** Called without any lock held; afterwards the content takes no memory here. */
    void evict() throws IOException;
  }
}
