package org.minispark.engine.scheduler;

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

/**
 * Calls the one method of a listener that is meant for an event.
 *
 * <p>Plain tests of the type, the frequent ones first: a table of lambdas would cost the first
 * context of a JVM a quarter of its start.
 */
final class EventDelivery {
  private EventDelivery() {}

  static void deliver(SparkListenerEvent event, SparkListenerInterface listener) {
    if (event instanceof SparkListenerTaskStart e) {
      listener.onTaskStart(e);
    } else if (event instanceof SparkListenerTaskEnd e) {
      listener.onTaskEnd(e);
    } else if (event instanceof SparkListenerBlockUpdated e) {
      listener.onBlockUpdated(e);
    } else if (event instanceof SparkListenerStageSubmitted e) {
      listener.onStageSubmitted(e);
    } else if (event instanceof SparkListenerStageCompleted e) {
      listener.onStageCompleted(e);
    } else if (event instanceof SparkListenerJobStart e) {
      listener.onJobStart(e);
    } else if (event instanceof SparkListenerJobEnd e) {
      listener.onJobEnd(e);
    } else if (event instanceof SparkListenerTaskGettingResult e) {
      listener.onTaskGettingResult(e);
    } else if (event instanceof SparkListenerExecutorMetricsUpdate e) {
      listener.onExecutorMetricsUpdate(e);
    } else if (event instanceof SparkListenerStageExecutorMetrics e) {
      listener.onStageExecutorMetrics(e);
    } else if (event instanceof SparkListenerUnpersistRDD e) {
      listener.onUnpersistRDD(e);
    } else {
      deliverOfApplication(event, listener);
    }
  }

  private static void deliverOfApplication(
      SparkListenerEvent event, SparkListenerInterface listener) {
    if (event instanceof SparkListenerApplicationStart e) {
      listener.onApplicationStart(e);
    } else if (event instanceof SparkListenerApplicationEnd e) {
      listener.onApplicationEnd(e);
    } else if (event instanceof SparkListenerEnvironmentUpdate e) {
      listener.onEnvironmentUpdate(e);
    } else if (event instanceof SparkListenerBlockManagerAdded e) {
      listener.onBlockManagerAdded(e);
    } else if (event instanceof SparkListenerBlockManagerRemoved e) {
      listener.onBlockManagerRemoved(e);
    } else if (event instanceof SparkListenerExecutorAdded e) {
      listener.onExecutorAdded(e);
    } else if (event instanceof SparkListenerExecutorRemoved e) {
      listener.onExecutorRemoved(e);
    } else if (event instanceof SparkListenerResourceProfileAdded e) {
      listener.onResourceProfileAdded(e);
    } else if (event instanceof SparkListenerSpeculativeTaskSubmitted e) {
      listener.onSpeculativeTaskSubmitted(e);
    } else if (event instanceof SparkListenerUnschedulableTaskSetAdded e) {
      listener.onUnschedulableTaskSetAdded(e);
    } else if (event instanceof SparkListenerUnschedulableTaskSetRemoved e) {
      listener.onUnschedulableTaskSetRemoved(e);
    } else {
      deliverOfExclusion(event, listener);
    }
  }

  private static void deliverOfExclusion(
      SparkListenerEvent event, SparkListenerInterface listener) {
    if (event instanceof SparkListenerExecutorBlacklisted e) {
      listener.onExecutorBlacklisted(e);
    } else if (event instanceof SparkListenerExecutorExcluded e) {
      listener.onExecutorExcluded(e);
    } else if (event instanceof SparkListenerExecutorBlacklistedForStage e) {
      listener.onExecutorBlacklistedForStage(e);
    } else if (event instanceof SparkListenerExecutorExcludedForStage e) {
      listener.onExecutorExcludedForStage(e);
    } else if (event instanceof SparkListenerNodeBlacklistedForStage e) {
      listener.onNodeBlacklistedForStage(e);
    } else if (event instanceof SparkListenerNodeExcludedForStage e) {
      listener.onNodeExcludedForStage(e);
    } else if (event instanceof SparkListenerExecutorUnblacklisted e) {
      listener.onExecutorUnblacklisted(e);
    } else if (event instanceof SparkListenerExecutorUnexcluded e) {
      listener.onExecutorUnexcluded(e);
    } else if (event instanceof SparkListenerNodeBlacklisted e) {
      listener.onNodeBlacklisted(e);
    } else if (event instanceof SparkListenerNodeExcluded e) {
      listener.onNodeExcluded(e);
    } else if (event instanceof SparkListenerNodeUnblacklisted e) {
      listener.onNodeUnblacklisted(e);
    } else if (event instanceof SparkListenerNodeUnexcluded e) {
      listener.onNodeUnexcluded(e);
    } else {
      listener.onOtherEvent(event);
    }
  }
}
