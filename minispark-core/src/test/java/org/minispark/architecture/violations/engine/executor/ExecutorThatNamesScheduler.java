package org.minispark.architecture.violations.engine.executor;

import org.minispark.architecture.violations.engine.scheduler.SchedulerThatNamesExecutor;

/** One half of a cycle. */
public interface ExecutorThatNamesScheduler {
  SchedulerThatNamesExecutor scheduler();
}
