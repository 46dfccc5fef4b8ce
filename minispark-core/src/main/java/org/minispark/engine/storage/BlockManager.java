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
 * large results. Memory first, disk where the level or the pressure says so.
 */
public interface BlockManager extends AutoCloseable {
  BlockManagerId id();

  /**
   * The records of a persisted partition: from here, from another holder, or computed now and
   * stored on the way as {@code level} says.
   */
  <T> Iterator<T> getOrElseUpdate(
      RDDBlockId block, StorageLevel level, TaskContext task, Supplier<Iterator<T>> compute);

  /** A block that this process holds. */
  Optional<BlockData> getLocal(BlockId block);

  /** A block from whoever holds it. */
  Optional<BlockData> get(BlockId block);

  /** Stores serialized content. */
  void putBytes(BlockId block, byte[] bytes, StorageLevel level);

  /** Keeps a value in memory as it is (a broadcast's, say), moving it to disk under pressure. */
  void putValue(BlockId block, Object value, StorageLevel level);

  /**
   * Lets something live in the storage share until somebody needs the room.
   *
   * @return false when there is no room for it: the caller then moves it to disk itself
   */
  boolean putEvictable(BlockId block, long bytes, Evictable content);

  /** What {@link #putEvictable} stored, if it is still in memory; counts as a use. */
  Optional<Evictable> getEvictable(BlockId block);

  /** Drops a block; nothing happens when it is not here. */
  void remove(BlockId block);

  /** Drops all blocks of an RDD. */
  void removeRdd(int rddId);

  /** Drops all pieces of a broadcast. */
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
