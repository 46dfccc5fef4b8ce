package org.minispark.engine.local;

import org.minispark.engine.scheduler.BarrierCoordinator;
import org.minispark.engine.scheduler.OutputCommitCoordinator;
import org.minispark.engine.shuffle.MapOutputs;
import org.minispark.engine.storage.BlockManagerMaster;
import org.minispark.engine.taskcontext.DriverEndpoint;
import org.minispark.engine.taskcontext.TaskFiles;

/** The driver asked by plain calls. */
public record LocalDriverEndpoint(
    MapOutputs mapOutputs,
    BlockManagerMaster blocks,
    OutputCommitCoordinator commits,
    BarrierCoordinator barriers,
    TaskFiles files)
    implements DriverEndpoint {
  @Override
  public boolean canCommit(int stageId, int stageAttempt, int partition, int attemptNumber) {
    return commits.canCommit(stageId, stageAttempt, partition, attemptNumber);
  }

  @Override
  public String[] barrier(
      int stageId, int stageAttempt, int epoch, int partition, int numTasks, String message) {
    return barriers.await(stageId, stageAttempt, epoch, partition, numTasks, message);
  }
}
