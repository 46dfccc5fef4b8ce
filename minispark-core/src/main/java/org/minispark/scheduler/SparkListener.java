package org.minispark.scheduler;

/** A listener that does nothing: override what you want to hear. */
public abstract class SparkListener implements SparkListenerInterface {
  @Override
  public void onStageCompleted(SparkListenerStageCompleted event) {}

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted event) {}

  @Override
  public void onTaskStart(SparkListenerTaskStart event) {}

  @Override
  public void onTaskGettingResult(SparkListenerTaskGettingResult event) {}

  @Override
  public void onTaskEnd(SparkListenerTaskEnd event) {}

  @Override
  public void onJobStart(SparkListenerJobStart event) {}

  @Override
  public void onJobEnd(SparkListenerJobEnd event) {}

  @Override
  public void onEnvironmentUpdate(SparkListenerEnvironmentUpdate event) {}

  @Override
  public void onBlockManagerAdded(SparkListenerBlockManagerAdded event) {}

  @Override
  public void onBlockManagerRemoved(SparkListenerBlockManagerRemoved event) {}

  @Override
  public void onUnpersistRDD(SparkListenerUnpersistRDD event) {}

  @Override
  public void onApplicationStart(SparkListenerApplicationStart event) {}

  @Override
  public void onApplicationEnd(SparkListenerApplicationEnd event) {}

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {}

  @Override
  public void onStageExecutorMetrics(SparkListenerStageExecutorMetrics event) {}

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded event) {}

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {}

  @Override
  public void onExecutorBlacklisted(SparkListenerExecutorBlacklisted event) {}

  @Override
  public void onExecutorExcluded(SparkListenerExecutorExcluded event) {}

  @Override
  public void onExecutorBlacklistedForStage(SparkListenerExecutorBlacklistedForStage event) {}

  @Override
  public void onExecutorExcludedForStage(SparkListenerExecutorExcludedForStage event) {}

  @Override
  public void onNodeBlacklistedForStage(SparkListenerNodeBlacklistedForStage event) {}

  @Override
  public void onNodeExcludedForStage(SparkListenerNodeExcludedForStage event) {}

  @Override
  public void onExecutorUnblacklisted(SparkListenerExecutorUnblacklisted event) {}

  @Override
  public void onExecutorUnexcluded(SparkListenerExecutorUnexcluded event) {}

  @Override
  public void onNodeBlacklisted(SparkListenerNodeBlacklisted event) {}

  @Override
  public void onNodeExcluded(SparkListenerNodeExcluded event) {}

  @Override
  public void onNodeUnblacklisted(SparkListenerNodeUnblacklisted event) {}

  @Override
  public void onNodeUnexcluded(SparkListenerNodeUnexcluded event) {}

  @Override
  public void onUnschedulableTaskSetAdded(SparkListenerUnschedulableTaskSetAdded event) {}

  @Override
  public void onUnschedulableTaskSetRemoved(SparkListenerUnschedulableTaskSetRemoved event) {}

  @Override
  public void onBlockUpdated(SparkListenerBlockUpdated event) {}

  @Override
  public void onSpeculativeTaskSubmitted(SparkListenerSpeculativeTaskSubmitted event) {}

  @Override
  public void onOtherEvent(SparkListenerEvent event) {}

  @Override
  public void onResourceProfileAdded(SparkListenerResourceProfileAdded event) {}
}
