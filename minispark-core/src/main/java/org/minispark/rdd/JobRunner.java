package org.minispark.rdd;

import java.util.List;
import java.util.Optional;
import org.minispark.SparkConf;
import org.minispark.broadcast.Broadcast;
import org.minispark.engine.base.CallSite;

/**
 * All that lineage needs of its context: it can run jobs, hand out ids and remember what is
 * persisted. RDDs know nothing else of schedulers or contexts.
 */
public interface JobRunner {
  /**
   * Runs {@code function} over the given partitions and waits.
   *
   * @return the results, in the order of {@code partitions}
   * @throws org.minispark.SparkException if the job fails; the context stays usable
   * @throws IllegalStateException if the context is stopped
   */
  <T, U> List<U> runJob(RDD<T> rdd, JobFunction<T, U> function, int[] partitions);

  /**
   * Starts jobs with what the calling thread has set for its jobs, and on behalf of the user's line
   * that it has reached; also when other threads use it later.
   *
   * @throws IllegalStateException if the context is stopped
   */
  Submitter submitter();

  /** Starts jobs without waiting for them. */
  @FunctionalInterface
  interface Submitter {
    /**
     * Starts what {@link JobRunner#runJob} runs.
     *
     * @param onResult hears each partition's result once, in order of completion, one at a time;
     *     called by the scheduler, so it must not block
     */
    <T, U> JobFuture submitJob(
        RDD<T> rdd, JobFunction<T, U> function, int[] partitions, PartitionResult<U> onResult);
  }

  /** Hears of one partition's result; {@code index} counts in the submitted partitions. */
  @FunctionalInterface
  interface PartitionResult<U> {
    void taskSucceeded(int index, U result);
  }

  /** Checks that a user's function can be serialized: "Task not serializable" comes from here. */
  <F> F clean(F function);

  /** Takes the next RDD id. */
  int newRddId();

  /** Takes the next shuffle id. */
  int newShuffleId();

  /** The user's line that is calling the engine now. */
  CallSite callSite();

  /** Partitions to use where the program does not say. */
  int defaultParallelism();

  /** The context's configuration; read only. */
  SparkConf conf();

  /** Sends a value to all executors. */
  <T> Broadcast<T> broadcast(T value);

  /** Tells that a shuffle exists, so that it can be cleaned when the program has dropped it. */
  void shuffleCreated(ShuffleDependency<?, ?, ?> dependency);

  /** Remembers that an RDD is persisted. */
  void persisted(RDD<?> rdd);

  /** Drops an RDD's blocks. */
  void unpersist(RDD<?> rdd, boolean blocking);

  /** What is kept now of a persisted RDD; empty when nothing is. */
  default Optional<CachedSize> cachedSize(RDD<?> rdd) {
    return Optional.empty();
  }

  /** Whether a partition's cached block is kept somewhere. */
  default boolean isKept(RDD<?> rdd, int partition) {
    return false;
  }

  /** The hosts that have a partition's cached block, or much of the map outputs that it reads. */
  default List<String> hostsHolding(RDD<?> rdd, int partition) {
    return List.of();
  }

  /** The URI of the directory for reliable checkpoints; null when none is set. */
  String checkpointDir();
}
