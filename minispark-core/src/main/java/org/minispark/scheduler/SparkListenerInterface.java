package org.minispark.scheduler;

/**
 * Hears what happens in an application, one method for each kind of event.
 *
 * <p>The methods are called one at a time, in the order of the events, on a thread of the listener
 * bus. A listener that is slow makes its queue fill up, never the scheduler wait. Most listeners
 * extend {@link SparkListener}, where all methods are empty.
 */
public interface SparkListenerInterface {
  /** A stage ended, well or not: its info says which. */
  void onStageCompleted(SparkListenerStageCompleted event);

  /** A stage begins: its missing partitions are computed from now on. */
  void onStageSubmitted(SparkListenerStageSubmitted event);

  /** A task was handed to an executor. */
  void onTaskStart(SparkListenerTaskStart event);

  /** The driver fetches the result of a task, which is too large to come with the message. */
  void onTaskGettingResult(SparkListenerTaskGettingResult event);

  /** A task attempt ended. */
  void onTaskEnd(SparkListenerTaskEnd event);

  /** A job begins. */
  void onJobStart(SparkListenerJobStart event);

  /** A job ended. */
  void onJobEnd(SparkListenerJobEnd event);

  /** What the application runs with: properties of the engine, the JVM and the system. */
  void onEnvironmentUpdate(SparkListenerEnvironmentUpdate event);

  /** A process is ready to hold blocks. */
  void onBlockManagerAdded(SparkListenerBlockManagerAdded event);

  /** A process holds blocks no more. */
  void onBlockManagerRemoved(SparkListenerBlockManagerRemoved event);

  /** The blocks of an RDD were dropped by the program. */
  void onUnpersistRDD(SparkListenerUnpersistRDD event);

  /** The application begins. */
  void onApplicationStart(SparkListenerApplicationStart event);

  /** The application ended. */
  void onApplicationEnd(SparkListenerApplicationEnd event);

  /** What an executor told with its heartbeat. */
  void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event);

  /** The peaks of an executor during a stage. */
  void onStageExecutorMetrics(SparkListenerStageExecutorMetrics event);

  /** An executor is ready for tasks. */
  void onExecutorAdded(SparkListenerExecutorAdded event);

  /** An executor is gone. */
  void onExecutorRemoved(SparkListenerExecutorRemoved event);

  /** The old name of {@link SparkListenerExecutorExcluded}. */
  void onExecutorBlacklisted(SparkListenerExecutorBlacklisted event);

  /** An executor failed too often: it gets no tasks for a while. */
  void onExecutorExcluded(SparkListenerExecutorExcluded event);

  /** The old name of {@link SparkListenerExecutorExcludedForStage}. */
  void onExecutorBlacklistedForStage(SparkListenerExecutorBlacklistedForStage event);

  /** An executor failed too often in a stage: it gets no more of its tasks. */
  void onExecutorExcludedForStage(SparkListenerExecutorExcludedForStage event);

  /** The old name of {@link SparkListenerNodeExcludedForStage}. */
  void onNodeBlacklistedForStage(SparkListenerNodeBlacklistedForStage event);

  /** Too many executors of a host were excluded from a stage: the whole host is. */
  void onNodeExcludedForStage(SparkListenerNodeExcludedForStage event);

  /** The old name of {@link SparkListenerExecutorUnexcluded}. */
  void onExecutorUnblacklisted(SparkListenerExecutorUnblacklisted event);

  /** An excluded executor gets tasks again. */
  void onExecutorUnexcluded(SparkListenerExecutorUnexcluded event);

  /** The old name of {@link SparkListenerNodeExcluded}. */
  void onNodeBlacklisted(SparkListenerNodeBlacklisted event);

  /** Too many executors of a host were excluded: the whole host is, for a while. */
  void onNodeExcluded(SparkListenerNodeExcluded event);

  /** The old name of {@link SparkListenerNodeUnexcluded}. */
  void onNodeUnblacklisted(SparkListenerNodeUnblacklisted event);

  /** An excluded host gets tasks again. */
  void onNodeUnexcluded(SparkListenerNodeUnexcluded event);

  /** No executor may run a task of this stage, because all that could are excluded. */
  void onUnschedulableTaskSetAdded(SparkListenerUnschedulableTaskSetAdded event);

  /** A stage that no executor could run goes on. */
  void onUnschedulableTaskSetRemoved(SparkListenerUnschedulableTaskSetRemoved event);

  /** A block came, moved between memory and disk, or went. */
  void onBlockUpdated(SparkListenerBlockUpdated event);

  /** A slow task gets a copy. */
  void onSpeculativeTaskSubmitted(SparkListenerSpeculativeTaskSubmitted event);

  /** An event of a kind that this interface has no method for. */
  void onOtherEvent(SparkListenerEvent event);

  /** The program named a new set of resources for its tasks. */
  void onResourceProfileAdded(SparkListenerResourceProfileAdded event);
}
