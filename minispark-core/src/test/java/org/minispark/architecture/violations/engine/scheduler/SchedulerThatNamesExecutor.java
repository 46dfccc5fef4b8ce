package org.minispark.architecture.violations.engine.scheduler;

import org.minispark.architecture.violations.engine.executor.ExecutorThatNamesScheduler;

/** The other half of the cycle. */
public interface SchedulerThatNamesExecutor {
  ExecutorThatNamesScheduler executor();
}
