package org.minispark.engine.context;

import java.util.Optional;
import org.minispark.SparkConf;
import org.minispark.engine.allocation.ExecutorAllocationClient;
import org.minispark.engine.allocation.ExecutorAllocationManager;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.ThreadTimer;
import org.minispark.engine.scheduler.SchedulerBackend;

/** Lets executors come and go with the work, if the application wants that. */
final class DynamicAllocation {
  private DynamicAllocation() {}

  /**
   * @throws org.minispark.SparkException unchecked, if the configuration makes no sense
   */
  static Optional<ExecutorAllocationManager> of(
      SparkConf conf, SchedulerBackend backend, Clock clock) {
    if (!ExecutorAllocationManager.isEnabled(conf)) {
      return Optional.empty();
    }
    return Optional.of(
        new ExecutorAllocationManager(
            conf, clientOf(conf, backend), clock, new ThreadTimer("executor-allocation")));
  }

  private static ExecutorAllocationClient clientOf(SparkConf conf, SchedulerBackend backend) {
    boolean decommissions = conf.getBoolean("spark.decommission.enabled", false);
    return new ExecutorAllocationClient() {
      @Override
      public void requestTotalExecutors(int total) {
        backend.requestTotalExecutors(total);
      }

      @Override
      public void endIdleExecutor(String executorId) {
        if (decommissions) {
          backend.decommissionExecutor(executorId, "spark scale down");
        } else {
          backend.killExecutor(executorId, "Executor killed by driver.");
        }
      }
    };
  }
}
