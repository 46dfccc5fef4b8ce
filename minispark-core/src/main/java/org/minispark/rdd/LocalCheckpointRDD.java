package org.minispark.rdd;

import java.util.Iterator;
import java.util.List;
import org.minispark.Partition;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.storage.BlockId.RDDBlockId;

/** Stands for blocks that should be in the cache; whoever must compute it has lost them. */
final class LocalCheckpointRDD<T> extends RDD<T> {
  private static final long serialVersionUID = 1L;

  private final int checkpointedId;
  private final int numPartitions;

  LocalCheckpointRDD(RDD<T> checkpointed) {
    super(checkpointed.requireJobs(), List.of());
    this.checkpointedId = checkpointed.id();
    this.numPartitions = checkpointed.partitions().length;
  }

  @Override
  protected Partition[] getPartitions() {
    return IndexedPartition.range(numPartitions);
  }

  @Override
  public Iterator<T> compute(Partition split, TaskContext context) {
    throw Unchecked.rethrow(
        new SparkException(
            "Checkpoint block "
                + new RDDBlockId(checkpointedId, split.index()).name()
                + " not found! Either the executor that held it is gone, or the RDD was"
                + " unpersisted. Where that may happen, use rdd.checkpoint(), which writes to"
                + " reliable storage."));
  }
}
