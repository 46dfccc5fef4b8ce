package org.minispark.compare.parity.cases;

import org.minispark.SparkFirehoseListener;
import org.minispark.compare.parity.probe.Report;
import org.minispark.scheduler.SparkListener;
import org.minispark.scheduler.SparkListenerEvent;

/** What listeners do when they are told and have nothing to say. */
public final class ListenerCases {
  private ListenerCases() {}

  public static Object silent() {
    SparkListener listener = new SparkListener() {};
    return new Report()
        .does("onApplicationEnd", () -> listener.onApplicationEnd(null))
        .does("onApplicationStart", () -> listener.onApplicationStart(null))
        .does("onBlockManagerAdded", () -> listener.onBlockManagerAdded(null))
        .does("onBlockManagerRemoved", () -> listener.onBlockManagerRemoved(null))
        .does("onBlockUpdated", () -> listener.onBlockUpdated(null))
        .does("onEnvironmentUpdate", () -> listener.onEnvironmentUpdate(null))
        .does("onExecutorAdded", () -> listener.onExecutorAdded(null))
        .does("onExecutorBlacklisted", () -> listener.onExecutorBlacklisted(null))
        .does("onExecutorBlacklistedForStage", () -> listener.onExecutorBlacklistedForStage(null))
        .does("onExecutorExcluded", () -> listener.onExecutorExcluded(null))
        .does("onExecutorExcludedForStage", () -> listener.onExecutorExcludedForStage(null))
        .does("onExecutorMetricsUpdate", () -> listener.onExecutorMetricsUpdate(null))
        .does("onExecutorRemoved", () -> listener.onExecutorRemoved(null))
        .does("onExecutorUnblacklisted", () -> listener.onExecutorUnblacklisted(null))
        .does("onExecutorUnexcluded", () -> listener.onExecutorUnexcluded(null))
        .does("onJobEnd", () -> listener.onJobEnd(null))
        .does("onJobStart", () -> listener.onJobStart(null))
        .does("onNodeBlacklisted", () -> listener.onNodeBlacklisted(null))
        .does("onNodeBlacklistedForStage", () -> listener.onNodeBlacklistedForStage(null))
        .does("onNodeExcluded", () -> listener.onNodeExcluded(null))
        .does("onNodeExcludedForStage", () -> listener.onNodeExcludedForStage(null))
        .does("onNodeUnblacklisted", () -> listener.onNodeUnblacklisted(null))
        .does("onNodeUnexcluded", () -> listener.onNodeUnexcluded(null))
        .does("onOtherEvent", () -> listener.onOtherEvent(null))
        .does("onResourceProfileAdded", () -> listener.onResourceProfileAdded(null))
        .does("onSpeculativeTaskSubmitted", () -> listener.onSpeculativeTaskSubmitted(null))
        .does("onStageCompleted", () -> listener.onStageCompleted(null))
        .does("onStageExecutorMetrics", () -> listener.onStageExecutorMetrics(null))
        .does("onStageSubmitted", () -> listener.onStageSubmitted(null))
        .does("onTaskEnd", () -> listener.onTaskEnd(null))
        .does("onTaskGettingResult", () -> listener.onTaskGettingResult(null))
        .does("onTaskStart", () -> listener.onTaskStart(null))
        .does("onUnpersistRDD", () -> listener.onUnpersistRDD(null))
        .does("onUnschedulableTaskSetAdded", () -> listener.onUnschedulableTaskSetAdded(null))
        .does("onUnschedulableTaskSetRemoved", () -> listener.onUnschedulableTaskSetRemoved(null));
  }

  public static Object firehose() {
    int[] heard = new int[1];
    SparkFirehoseListener listener =
        new SparkFirehoseListener() {
          @Override
          public void onEvent(SparkListenerEvent event) {
            heard[0]++;
          }
        };
    return new Report()
        .does("onApplicationEnd", () -> listener.onApplicationEnd(null))
        .does("onApplicationStart", () -> listener.onApplicationStart(null))
        .does("onBlockManagerAdded", () -> listener.onBlockManagerAdded(null))
        .does("onBlockManagerRemoved", () -> listener.onBlockManagerRemoved(null))
        .does("onBlockUpdated", () -> listener.onBlockUpdated(null))
        .does("onEnvironmentUpdate", () -> listener.onEnvironmentUpdate(null))
        .does("onExecutorAdded", () -> listener.onExecutorAdded(null))
        .does("onExecutorBlacklisted", () -> listener.onExecutorBlacklisted(null))
        .does("onExecutorBlacklistedForStage", () -> listener.onExecutorBlacklistedForStage(null))
        .does("onExecutorExcluded", () -> listener.onExecutorExcluded(null))
        .does("onExecutorExcludedForStage", () -> listener.onExecutorExcludedForStage(null))
        .does("onExecutorMetricsUpdate", () -> listener.onExecutorMetricsUpdate(null))
        .does("onExecutorRemoved", () -> listener.onExecutorRemoved(null))
        .does("onExecutorUnblacklisted", () -> listener.onExecutorUnblacklisted(null))
        .does("onExecutorUnexcluded", () -> listener.onExecutorUnexcluded(null))
        .does("onJobEnd", () -> listener.onJobEnd(null))
        .does("onJobStart", () -> listener.onJobStart(null))
        .does("onNodeBlacklisted", () -> listener.onNodeBlacklisted(null))
        .does("onNodeBlacklistedForStage", () -> listener.onNodeBlacklistedForStage(null))
        .does("onNodeExcluded", () -> listener.onNodeExcluded(null))
        .does("onNodeExcludedForStage", () -> listener.onNodeExcludedForStage(null))
        .does("onNodeUnblacklisted", () -> listener.onNodeUnblacklisted(null))
        .does("onNodeUnexcluded", () -> listener.onNodeUnexcluded(null))
        .does("onOtherEvent", () -> listener.onOtherEvent(null))
        .does("onResourceProfileAdded", () -> listener.onResourceProfileAdded(null))
        .does("onSpeculativeTaskSubmitted", () -> listener.onSpeculativeTaskSubmitted(null))
        .does("onStageCompleted", () -> listener.onStageCompleted(null))
        .does("onStageExecutorMetrics", () -> listener.onStageExecutorMetrics(null))
        .does("onStageSubmitted", () -> listener.onStageSubmitted(null))
        .does("onTaskEnd", () -> listener.onTaskEnd(null))
        .does("onTaskGettingResult", () -> listener.onTaskGettingResult(null))
        .does("onTaskStart", () -> listener.onTaskStart(null))
        .does("onUnpersistRDD", () -> listener.onUnpersistRDD(null))
        .does("onUnschedulableTaskSetAdded", () -> listener.onUnschedulableTaskSetAdded(null))
        .does("onUnschedulableTaskSetRemoved", () -> listener.onUnschedulableTaskSetRemoved(null))
        .of("heard", () -> heard[0]);
  }
}
