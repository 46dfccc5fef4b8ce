package org.minispark.cluster.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.minispark.Tuple4;
import org.minispark.api.java.Optional;
import org.minispark.cluster.protocol.OutcomeForm;
import org.minispark.cluster.protocol.TaskMessages.Heartbeat;
import org.minispark.cluster.protocol.TaskMessages.TaskBeat;
import org.minispark.engine.base.Log;
import org.minispark.engine.scheduler.LiveListenerBus;
import org.minispark.scheduler.AccumulableInfo;
import org.minispark.scheduler.SparkListenerExecutorMetricsUpdate;

/** Tells listeners how far tasks are, as heartbeats say. */
final class ProgressReports {
  private static final Log LOG = Log.of(ProgressReports.class);

  private final OutcomeForm outcomes;
  private final LiveListenerBus bus;

  ProgressReports(OutcomeForm outcomes, LiveListenerBus bus) {
    this.outcomes = outcomes;
    this.bus = bus;
  }

  void tell(String executorId, Heartbeat beat) {
    List<Tuple4<Long, Integer, Integer, List<AccumulableInfo>>> updates = new ArrayList<>();
    for (TaskBeat task : beat.tasks()) {
      updates.add(
          new Tuple4<>(task.taskId(), task.stageId(), task.stageAttempt(), updatesOf(task)));
    }
    bus.post(new SparkListenerExecutorMetricsUpdate(executorId, updates, Map.of()));
  }

  private List<AccumulableInfo> updatesOf(TaskBeat task) {
    try {
      return outcomes.progressOf(task.progress()).stream()
          .map(each -> each.toInfo(Optional.of(each.value()), Optional.empty()))
          .toList();
    } catch (IOException e) {
      LOG.warn("A heartbeat of task {} cannot be read", task.taskId(), e);
      return List.of();
    }
  }
}
