package org.minispark;

import org.minispark.scheduler.SparkListenerApplicationEnd;
import org.minispark.scheduler.SparkListenerApplicationStart;
import org.minispark.scheduler.SparkListenerBlockManagerAdded;
import org.minispark.scheduler.SparkListenerBlockManagerRemoved;
import org.minispark.scheduler.SparkListenerBlockUpdated;
import org.minispark.scheduler.SparkListenerEnvironmentUpdate;
import org.minispark.scheduler.SparkListenerEvent;
import org.minispark.scheduler.SparkListenerExecutorAdded;
import org.minispark.scheduler.SparkListenerExecutorBlacklisted;
import org.minispark.scheduler.SparkListenerExecutorBlacklistedForStage;
import org.minispark.scheduler.SparkListenerExecutorExcluded;
import org.minispark.scheduler.SparkListenerExecutorExcludedForStage;
import org.minispark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.minispark.scheduler.SparkListenerExecutorRemoved;
import org.minispark.scheduler.SparkListenerExecutorUnblacklisted;
import org.minispark.scheduler.SparkListenerExecutorUnexcluded;
import org.minispark.scheduler.SparkListenerInterface;
import org.minispark.scheduler.SparkListenerJobEnd;
import org.minispark.scheduler.SparkListenerJobStart;
import org.minispark.scheduler.SparkListenerNodeBlacklisted;
import org.minispark.scheduler.SparkListenerNodeBlacklistedForStage;
import org.minispark.scheduler.SparkListenerNodeExcluded;
import org.minispark.scheduler.SparkListenerNodeExcludedForStage;
import org.minispark.scheduler.SparkListenerNodeUnblacklisted;
import org.minispark.scheduler.SparkListenerNodeUnexcluded;
import org.minispark.scheduler.SparkListenerResourceProfileAdded;
import org.minispark.scheduler.SparkListenerSpeculativeTaskSubmitted;
import org.minispark.scheduler.SparkListenerStageCompleted;
import org.minispark.scheduler.SparkListenerStageExecutorMetrics;
import org.minispark.scheduler.SparkListenerStageSubmitted;
import org.minispark.scheduler.SparkListenerTaskEnd;
import org.minispark.scheduler.SparkListenerTaskGettingResult;
import org.minispark.scheduler.SparkListenerTaskStart;
import org.minispark.scheduler.SparkListenerUnpersistRDD;
import org.minispark.scheduler.SparkListenerUnschedulableTaskSetAdded;
import org.minispark.scheduler.SparkListenerUnschedulableTaskSetRemoved;

/** A listener for whom all events are alike: each goes to {@link #onEvent}. */
public class SparkFirehoseListener implements SparkListenerInterface {
  /** Called for each event, of whatever kind. */
  public void onEvent(SparkListenerEvent event) {}

  @Override
  public final void onStageCompleted(SparkListenerStageCompleted event) {
    onEvent(event);
  }

  @Override
  public final void onStageSubmitted(SparkListenerStageSubmitted event) {
    onEvent(event);
  }

  @Override
  public final void onTaskStart(SparkListenerTaskStart event) {
    onEvent(event);
  }

  @Override
  public final void onTaskGettingResult(SparkListenerTaskGettingResult event) {
    onEvent(event);
  }

  @Override
  public final void onTaskEnd(SparkListenerTaskEnd event) {
    onEvent(event);
  }

  @Override
  public final void onJobStart(SparkListenerJobStart event) {
    onEvent(event);
  }

  @Override
  public final void onJobEnd(SparkListenerJobEnd event) {
    onEvent(event);
  }

  @Override
  public final void onEnvironmentUpdate(SparkListenerEnvironmentUpdate event) {
    onEvent(event);
  }

  @Override
  public final void onBlockManagerAdded(SparkListenerBlockManagerAdded event) {
    onEvent(event);
  }

  @Override
  public final void onBlockManagerRemoved(SparkListenerBlockManagerRemoved event) {
    onEvent(event);
  }

  @Override
  public final void onUnpersistRDD(SparkListenerUnpersistRDD event) {
    onEvent(event);
  }

  @Override
  public final void onApplicationStart(SparkListenerApplicationStart event) {
    onEvent(event);
  }

  @Override
  public final void onApplicationEnd(SparkListenerApplicationEnd event) {
    onEvent(event);
  }

  @Override
  public final void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
    onEvent(event);
  }

  @Override
  public final void onStageExecutorMetrics(SparkListenerStageExecutorMetrics event) {
    onEvent(event);
  }

  @Override
  public final void onExecutorAdded(SparkListenerExecutorAdded event) {
    onEvent(event);
  }

  @Override
  public final void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    onEvent(event);
  }

  @Override
  public final void onExecutorBlacklisted(SparkListenerExecutorBlacklisted event) {
    onEvent(event);
  }

  @Override
  public final void onExecutorExcluded(SparkListenerExecutorExcluded event) {
    onEvent(event);
  }

  @Override
  public final void onExecutorBlacklistedForStage(SparkListenerExecutorBlacklistedForStage event) {
    onEvent(event);
  }

  @Override
  public final void onExecutorExcludedForStage(SparkListenerExecutorExcludedForStage event) {
    onEvent(event);
  }

  @Override
  public final void onNodeBlacklistedForStage(SparkListenerNodeBlacklistedForStage event) {
    onEvent(event);
  }

  @Override
  public final void onNodeExcludedForStage(SparkListenerNodeExcludedForStage event) {
    onEvent(event);
  }

  @Override
  public final void onExecutorUnblacklisted(SparkListenerExecutorUnblacklisted event) {
    onEvent(event);
  }

  @Override
  public final void onExecutorUnexcluded(SparkListenerExecutorUnexcluded event) {
    onEvent(event);
  }

  @Override
  public final void onNodeBlacklisted(SparkListenerNodeBlacklisted event) {
    onEvent(event);
  }

  @Override
  public final void onNodeExcluded(SparkListenerNodeExcluded event) {
    onEvent(event);
  }

  @Override
  public final void onNodeUnblacklisted(SparkListenerNodeUnblacklisted event) {
    onEvent(event);
  }

  @Override
  public final void onNodeUnexcluded(SparkListenerNodeUnexcluded event) {
    onEvent(event);
  }

  @Override
  public final void onUnschedulableTaskSetAdded(SparkListenerUnschedulableTaskSetAdded event) {
    onEvent(event);
  }

  @Override
  public final void onUnschedulableTaskSetRemoved(SparkListenerUnschedulableTaskSetRemoved event) {
    onEvent(event);
  }

  @Override
  public final void onBlockUpdated(SparkListenerBlockUpdated event) {
    onEvent(event);
  }

  @Override
  public final void onSpeculativeTaskSubmitted(SparkListenerSpeculativeTaskSubmitted event) {
    onEvent(event);
  }

  @Override
  public final void onOtherEvent(SparkListenerEvent event) {
    onEvent(event);
  }

  @Override
  public final void onResourceProfileAdded(SparkListenerResourceProfileAdded event) {
    onEvent(event);
  }
}
