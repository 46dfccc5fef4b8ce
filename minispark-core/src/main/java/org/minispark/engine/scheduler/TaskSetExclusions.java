package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.minispark.engine.base.Clock;
import org.minispark.scheduler.SparkListenerExecutorBlacklistedForStage;
import org.minispark.scheduler.SparkListenerExecutorExcludedForStage;
import org.minispark.scheduler.SparkListenerNodeBlacklistedForStage;
import org.minispark.scheduler.SparkListenerNodeExcludedForStage;

/** Where tasks of one set may not run any more, because of its own failures there. */
final class TaskSetExclusions {
  private final TaskSet set;
  private final ExclusionRules rules;
  private final Clock clock;
  private final Exclusions application;
  private final LiveListenerBus bus;
  private final Map<String, Failures> byExecutor = new HashMap<>();
  private final Set<String> excludedExecutors = new HashSet<>();
  private final Set<String> excludedHosts = new HashSet<>();
  private String latestFailure = "";

  /** The tasks that have failed on one executor. */
  private static final class Failures {
    private final ExecutorSlots executor;
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Map<Integer, Long> lastAt = new HashMap<>();

    Failures(ExecutorSlots executor) {
      this.executor = executor;
    }

    int of(int index) {
      return counts.getOrDefault(index, 0);
    }

    boolean isOn(String host) {
      return executor.host().equals(host);
    }
  }

  TaskSetExclusions(
      TaskSet set, ExclusionRules rules, Clock clock, Exclusions application, LiveListenerBus bus) {
    this.set = set;
    this.rules = rules;
    this.clock = clock;
    this.application = application;
    this.bus = bus;
  }

  ExclusionRules rules() {
    return rules;
  }

  /** Whether any task of the set may run there. */
  boolean mayUse(ExecutorSlots executor) {
    return !excludedExecutors.contains(executor.id())
        && !excludedHosts.contains(executor.host())
        && !application.isExcluded(executor);
  }

  boolean mayRun(int index, ExecutorSlots executor) {
    if (byExecutor.isEmpty()) {
      return true;
    }
    Failures there = byExecutor.get(executor.id());
    return (there == null || there.of(index) < rules.attemptsPerExecutor())
        && failuresOn(executor.host(), index) < rules.attemptsPerHost();
  }

  /** When an executor is free for all again; MAX_VALUE for never. */
  long nextReadmission() {
    return application.nextReadmission();
  }

  /** The last failure, for who explains why there is no place left. */
  String latestFailure() {
    return latestFailure;
  }

  void failed(int index, ExecutorSlots executor, String reason) {
    latestFailure = reason;
    long now = clock.timeMillis();
    Failures failures = byExecutor.computeIfAbsent(executor.id(), id -> new Failures(executor));
    failures.counts.merge(index, 1, Integer::sum);
    failures.lastAt.put(index, now);
    int failedTasks = failures.counts.size();
    if (failedTasks >= rules.stageTasksPerExecutor() && excludedExecutors.add(executor.id())) {
      excluded(executor, failedTasks, now);
    }
  }

  /** The failures that others have outlived tell something about their executors. */
  void setSucceeded() {
    byExecutor
        .values()
        .forEach(failures -> application.setSucceeded(set, failures.executor, failures.lastAt));
  }

  private int failuresOn(String host, int index) {
    return byExecutor.values().stream()
        .filter(failures -> failures.isOn(host))
        .mapToInt(failures -> failures.of(index))
        .sum();
  }

  private void excluded(ExecutorSlots executor, int failedTasks, long now) {
    bus.post(
        new SparkListenerExecutorBlacklistedForStage(
            now, executor.id(), failedTasks, set.stageId(), set.stageAttempt()));
    bus.post(
        new SparkListenerExecutorExcludedForStage(
            now, executor.id(), failedTasks, set.stageId(), set.stageAttempt()));
    String host = executor.host();
    int onHost =
        (int)
            byExecutor.values().stream()
                .filter(failures -> failures.isOn(host))
                .filter(failures -> excludedExecutors.contains(failures.executor.id()))
                .count();
    if (onHost >= rules.stageExecutorsPerHost() && excludedHosts.add(host)) {
      bus.post(
          new SparkListenerNodeBlacklistedForStage(
              now, host, onHost, set.stageId(), set.stageAttempt()));
      bus.post(
          new SparkListenerNodeExcludedForStage(
              now, host, onHost, set.stageId(), set.stageAttempt()));
    }
  }
}
