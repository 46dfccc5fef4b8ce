package org.minispark.engine.shuffle;

import java.util.Iterator;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.memory.TaskMemory;

/**
 * Writes and reads the map outputs of one process. It knows records, keys and buckets, nothing of
 * RDDs. One per process, thread-safe.
 */
public interface ShuffleManager {
  /**
   * Writes all records of one map partition as its map output; replaces what an earlier attempt of
   * the same {@code mapId} may have left. Nothing is visible until it is complete.
   *
   * @param functions the task's own copy of the handle's functions
   * @param mapId the writing task attempt's id
   */
  <K, V, C> MapStatus write(
      ShuffleHandle<K, V, C> handle,
      ShuffleFunctions<K, V, C> functions,
      long mapId,
      Iterator<? extends Tuple2<K, V>> records,
      TaskContext task,
      TaskMemory memory);

  /**
   * The records of reduce partitions {@code [startPartition, endPartition)}, map outputs in map
   * order; combined if the handle has an aggregator, sorted if it has an ordering.
   *
   * @throws FetchFailedException (also later, from the iterator) if a map output cannot be read
   */
  <K, V, C> Iterator<Tuple2<K, C>> read(
      ShuffleHandle<K, V, C> handle,
      ShuffleFunctions<K, V, C> functions,
      int startPartition,
      int endPartition,
      TaskContext task,
      TaskMemory memory);

  /** What a task's {@link CoGroup}, {@link Subtraction} or {@link ExternalAppendOnlyMap} needs. */
  Workspace workspace(TaskContext task, TaskMemory memory);

  /**
   * Loses one map output, in memory or on disk, as a broken disk would; its readers fail from then
   * on.
   *
   * @return false if it was not here
   */
  boolean deleteMapOutput(int shuffleId, long mapId);

  /** Removes what this process holds of a shuffle. */
  void removeShuffle(int shuffleId);
}
