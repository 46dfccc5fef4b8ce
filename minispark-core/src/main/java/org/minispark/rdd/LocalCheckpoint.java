package org.minispark.rdd;

import java.util.stream.IntStream;
import org.minispark.storage.StorageLevel;

/** A checkpoint that trusts the cached blocks: quick, and lost with the executor that has them. */
final class LocalCheckpoint<T> extends Checkpoint<T> {
  LocalCheckpoint(RDD<T> rdd) {
    super(rdd);
  }

  /** The level at which to keep an RDD that is now kept at {@code level}. */
  static StorageLevel levelFor(StorageLevel level) {
    return level.isValid() ? withDisk(level) : StorageLevel.MEMORY_AND_DISK();
  }

  /** Blocks must not be dropped, so they go to disk when there is no room. */
  static StorageLevel withDisk(StorageLevel level) {
    return StorageLevel.apply(true, level.useMemory(), level.deserialized(), level.replication());
  }

  /** Asking for a partition's records is enough: they are stored then. */
  @Override
  RDD<T> write() {
    JobRunner jobs = rdd().requireJobs();
    int[] missing =
        IntStream.range(0, rdd().partitions().length)
            .filter(partition -> !jobs.isKept(rdd(), partition))
            .toArray();
    if (missing.length > 0) {
      jobs.runJob(rdd(), (context, records) -> records.hasNext(), missing);
    }
    return new LocalCheckpointRDD<>(rdd());
  }
}
