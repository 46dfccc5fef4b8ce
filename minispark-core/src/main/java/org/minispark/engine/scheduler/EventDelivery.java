package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
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

/** Calls the one method of a listener that is meant for an event. */
final class EventDelivery {
  private static final Map<Class<?>, BiConsumer<SparkListenerEvent, SparkListenerInterface>>
      METHODS = methods();

  private EventDelivery() {}

  static void deliver(SparkListenerEvent event, SparkListenerInterface listener) {
    METHODS.getOrDefault(event.getClass(), EventDelivery::other).accept(event, listener);
  }

  private static void other(SparkListenerEvent event, SparkListenerInterface listener) {
    listener.onOtherEvent(event);
  }

  private static Map<Class<?>, BiConsumer<SparkListenerEvent, SparkListenerInterface>> methods() {
    Methods methods = new Methods();
    methods.on(
        SparkListenerStageSubmitted.class, (event, listener) -> listener.onStageSubmitted(event));
    methods.on(
        SparkListenerStageCompleted.class, (event, listener) -> listener.onStageCompleted(event));
    methods.on(SparkListenerTaskStart.class, (event, listener) -> listener.onTaskStart(event));
    methods.on(
        SparkListenerTaskGettingResult.class,
        (event, listener) -> listener.onTaskGettingResult(event));
    methods.on(SparkListenerTaskEnd.class, (event, listener) -> listener.onTaskEnd(event));
    methods.on(SparkListenerJobStart.class, (event, listener) -> listener.onJobStart(event));
    methods.on(SparkListenerJobEnd.class, (event, listener) -> listener.onJobEnd(event));
    methods.on(
        SparkListenerEnvironmentUpdate.class,
        (event, listener) -> listener.onEnvironmentUpdate(event));
    methods.on(
        SparkListenerBlockManagerAdded.class,
        (event, listener) -> listener.onBlockManagerAdded(event));
    methods.on(
        SparkListenerBlockManagerRemoved.class,
        (event, listener) -> listener.onBlockManagerRemoved(event));
    methods.on(
        SparkListenerUnpersistRDD.class, (event, listener) -> listener.onUnpersistRDD(event));
    methods.on(
        SparkListenerApplicationStart.class,
        (event, listener) -> listener.onApplicationStart(event));
    methods.on(
        SparkListenerApplicationEnd.class, (event, listener) -> listener.onApplicationEnd(event));
    methods.on(
        SparkListenerExecutorMetricsUpdate.class,
        (event, listener) -> listener.onExecutorMetricsUpdate(event));
    methods.on(
        SparkListenerStageExecutorMetrics.class,
        (event, listener) -> listener.onStageExecutorMetrics(event));
    methods.on(
        SparkListenerExecutorAdded.class, (event, listener) -> listener.onExecutorAdded(event));
    methods.on(
        SparkListenerExecutorRemoved.class, (event, listener) -> listener.onExecutorRemoved(event));
    methods.on(
        SparkListenerExecutorBlacklisted.class,
        (event, listener) -> listener.onExecutorBlacklisted(event));
    methods.on(
        SparkListenerExecutorExcluded.class,
        (event, listener) -> listener.onExecutorExcluded(event));
    methods.on(
        SparkListenerExecutorBlacklistedForStage.class,
        (event, listener) -> listener.onExecutorBlacklistedForStage(event));
    methods.on(
        SparkListenerExecutorExcludedForStage.class,
        (event, listener) -> listener.onExecutorExcludedForStage(event));
    methods.on(
        SparkListenerNodeBlacklistedForStage.class,
        (event, listener) -> listener.onNodeBlacklistedForStage(event));
    methods.on(
        SparkListenerNodeExcludedForStage.class,
        (event, listener) -> listener.onNodeExcludedForStage(event));
    methods.on(
        SparkListenerExecutorUnblacklisted.class,
        (event, listener) -> listener.onExecutorUnblacklisted(event));
    methods.on(
        SparkListenerExecutorUnexcluded.class,
        (event, listener) -> listener.onExecutorUnexcluded(event));
    methods.on(
        SparkListenerNodeBlacklisted.class, (event, listener) -> listener.onNodeBlacklisted(event));
    methods.on(
        SparkListenerNodeExcluded.class, (event, listener) -> listener.onNodeExcluded(event));
    methods.on(
        SparkListenerNodeUnblacklisted.class,
        (event, listener) -> listener.onNodeUnblacklisted(event));
    methods.on(
        SparkListenerNodeUnexcluded.class, (event, listener) -> listener.onNodeUnexcluded(event));
    methods.on(
        SparkListenerUnschedulableTaskSetAdded.class,
        (event, listener) -> listener.onUnschedulableTaskSetAdded(event));
    methods.on(
        SparkListenerUnschedulableTaskSetRemoved.class,
        (event, listener) -> listener.onUnschedulableTaskSetRemoved(event));
    methods.on(
        SparkListenerBlockUpdated.class, (event, listener) -> listener.onBlockUpdated(event));
    methods.on(
        SparkListenerSpeculativeTaskSubmitted.class,
        (event, listener) -> listener.onSpeculativeTaskSubmitted(event));
    methods.on(
        SparkListenerResourceProfileAdded.class,
        (event, listener) -> listener.onResourceProfileAdded(event));
    return Map.copyOf(methods.byKind);
  }

  /** Collects one method for each kind. */
  private static final class Methods {
    private final Map<Class<?>, BiConsumer<SparkListenerEvent, SparkListenerInterface>> byKind =
        new HashMap<>();

    <E extends SparkListenerEvent> void on(
        Class<E> kind, BiConsumer<E, SparkListenerInterface> method) {
      byKind.put(kind, (event, listener) -> method.accept(kind.cast(event), listener));
    }
  }
}
