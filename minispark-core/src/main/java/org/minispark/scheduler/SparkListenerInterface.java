package org.minispark.scheduler;

/**
 * Hears what happens in an application, one method for each kind of event.
 *
 * <p>The methods are called one at a time, in the order of the events, on a thread of the listener
 * bus. A listener that is slow makes its queue fill up, never the scheduler wait. Most listeners
 * extend {@link SparkListener}, where all methods are empty.
 */
public interface SparkListenerInterface {
  void onStageCompleted(SparkListenerStageCompleted event);

  void onStageSubmitted(SparkListenerStageSubmitted event);

  void onTaskStart(SparkListenerTaskStart event);

  void onTaskGettingResult(SparkListenerTaskGettingResult event);

  void onTaskEnd(SparkListenerTaskEnd event);

  void onJobStart(SparkListenerJobStart event);

  void onJobEnd(SparkListenerJobEnd event);

  void onEnvironmentUpdate(SparkListenerEnvironmentUpdate event);

  void onBlockManagerAdded(SparkListenerBlockManagerAdded event);

  void onBlockManagerRemoved(SparkListenerBlockManagerRemoved event);

  void onUnpersistRDD(SparkListenerUnpersistRDD event);

  void onApplicationStart(SparkListenerApplicationStart event);

  void onApplicationEnd(SparkListenerApplicationEnd event);

  void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event);

  void onStageExecutorMetrics(SparkListenerStageExecutorMetrics event);

  void onExecutorAdded(SparkListenerExecutorAdded event);

  void onExecutorRemoved(SparkListenerExecutorRemoved event);

  void onExecutorBlacklisted(SparkListenerExecutorBlacklisted event);

  void onExecutorExcluded(SparkListenerExecutorExcluded event);

  void onExecutorBlacklistedForStage(SparkListenerExecutorBlacklistedForStage event);

  void onExecutorExcludedForStage(SparkListenerExecutorExcludedForStage event);

  void onNodeBlacklistedForStage(SparkListenerNodeBlacklistedForStage event);

  void onNodeExcludedForStage(SparkListenerNodeExcludedForStage event);

  void onExecutorUnblacklisted(SparkListenerExecutorUnblacklisted event);

  void onExecutorUnexcluded(SparkListenerExecutorUnexcluded event);

  void onNodeBlacklisted(SparkListenerNodeBlacklisted event);

  void onNodeExcluded(SparkListenerNodeExcluded event);

  void onNodeUnblacklisted(SparkListenerNodeUnblacklisted event);

  void onNodeUnexcluded(SparkListenerNodeUnexcluded event);

  void onUnschedulableTaskSetAdded(SparkListenerUnschedulableTaskSetAdded event);

  void onUnschedulableTaskSetRemoved(SparkListenerUnschedulableTaskSetRemoved event);

  void onBlockUpdated(SparkListenerBlockUpdated event);

  void onSpeculativeTaskSubmitted(SparkListenerSpeculativeTaskSubmitted event);

  /** An event of a kind that this interface has no method for. */
  void onOtherEvent(SparkListenerEvent event);

  void onResourceProfileAdded(SparkListenerResourceProfileAdded event);
}
