package org.minispark.engine.taskcontext;

import org.minispark.engine.shuffle.MapOutputs;
import org.minispark.engine.storage.BlockManagerMaster;

/**
 * What an executor may ask the driver: the third of the three seams between local mode and cluster.
 * In one process it is answered by plain calls, in a cluster by requests.
 */
public interface DriverEndpoint {
  /** Where map outputs are. */
  MapOutputs mapOutputs();

  /** Where blocks are. */
  BlockManagerMaster blocks();

  /**
   * Whether this attempt may make the output of its partition visible. Exactly one attempt of a
   * (stage, partition) is ever allowed; a refused one ends with {@code TaskCommitDenied}.
   */
  boolean canCommit(int stageId, int stageAttempt, int partition, int attemptNumber);

  /** The files that the program has added, copied to this process. */
  TaskFiles files();

  /**
   * Waits until all tasks of a barrier stage attempt have called it with the same {@code epoch} and
   * gives everybody all messages, in partition order.
   *
   * @throws org.minispark.SparkException if a task fails or the timeout passes meanwhile
   */
  String[] barrier(
      int stageId, int stageAttempt, int epoch, int partition, int numTasks, String message);
}
