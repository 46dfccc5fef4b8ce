package org.minispark.scheduler;

/** The RDDs of a barrier stage do not have one partition each for every task. */
public class BarrierJobUnsupportedRDDChainException extends BarrierJobAllocationFailed {
  private static final long serialVersionUID = 1L;

  public BarrierJobUnsupportedRDDChainException() {
    super(
        "[SPARK-24820][SPARK-24821]: Barrier execution mode does not allow the following pattern of"
            + " RDD chain within a barrier stage:\n"
            + "1. Ancestor RDDs that have different number of partitions from the resulting RDD"
            + " (e.g. union()/coalesce()/first()/take()/PartitionPruningRDD). A workaround for"
            + " first()/take() can be barrierRdd.collect().head (scala) or barrierRdd.collect()[0]"
            + " (python).\n"
            + "2. An RDD that depends on multiple barrier RDDs (e.g."
            + " barrierRdd1.zip(barrierRdd2)).");
  }
}
