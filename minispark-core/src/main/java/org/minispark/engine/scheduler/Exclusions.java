package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minispark.engine.base.Clock;
import org.minispark.scheduler.SparkListenerEvent;
import org.minispark.scheduler.SparkListenerExecutorBlacklisted;
import org.minispark.scheduler.SparkListenerExecutorExcluded;
import org.minispark.scheduler.SparkListenerExecutorUnblacklisted;
import org.minispark.scheduler.SparkListenerExecutorUnexcluded;
import org.minispark.scheduler.SparkListenerNodeBlacklisted;
import org.minispark.scheduler.SparkListenerNodeExcluded;
import org.minispark.scheduler.SparkListenerNodeUnblacklisted;
import org.minispark.scheduler.SparkListenerNodeUnexcluded;
import org.minispark.storage.BlockManagerId;

/**
 * The executors and hosts that get no task of any stage for a while, since tasks have failed there
 * that succeeded elsewhere: a failure counts once its whole task set has succeeded, for until then
 * the fault may be the program's.
 *
 * <p>Belongs to the scheduler's mailbox; has no locks.
 */
final class Exclusions {
  private final ExclusionRules rules;
  private final Clock clock;
  private final LiveListenerBus bus;
  private final Map<String, Map<FailedTask, Long>> failures = new HashMap<>();
  private final Map<String, Excluded> executors = new HashMap<>();
  private final Map<String, Long> hosts = new HashMap<>();
  private SchedulerBackend backend;

  /** A task that has failed on an executor, in a set that has succeeded. */
  private record FailedTask(int stageId, int stageAttempt, int index) {}

  /** An excluded executor, until when. */
  private record Excluded(String host, long until) {}

  Exclusions(ExclusionRules rules, Clock clock, LiveListenerBus bus) {
    this.rules = rules;
    this.clock = clock;
    this.bus = bus;
  }

  void start(SchedulerBackend schedulerBackend) {
    backend = schedulerBackend;
  }

  ExclusionRules rules() {
    return rules;
  }

  /** What is to be avoided in one task set. */
  TaskSetExclusions of(TaskSet set) {
    return new TaskSetExclusions(set, rules, clock, this, bus);
  }

  boolean isExcluded(ExecutorSlots executor) {
    readmit();
    return executors.containsKey(executor.id()) || hosts.containsKey(executor.host());
  }

  /** When the next exclusion ends, in milliseconds; MAX_VALUE if there is none. */
  long nextReadmission() {
    long next = Long.MAX_VALUE;
    for (Excluded excluded : executors.values()) {
      next = Math.min(next, excluded.until);
    }
    for (long until : hosts.values()) {
      next = Math.min(next, until);
    }
    return next;
  }

  /** All tasks of a set have succeeded, though some had failed on this executor before. */
  void setSucceeded(TaskSet set, ExecutorSlots executor, Map<Integer, Long> failedTasks) {
    long now = clock.timeMillis();
    Map<FailedTask, Long> known = failures.computeIfAbsent(executor.id(), id -> new HashMap<>());
    failedTasks.forEach(
        (index, failedAt) ->
            known.put(
                new FailedTask(set.stageId(), set.stageAttempt(), index),
                failedAt + rules.timeoutMillis()));
    known.values().removeIf(countsUntil -> countsUntil < now);
    if (known.size() >= rules.tasksPerExecutor() && !executors.containsKey(executor.id())) {
      int count = known.size();
      failures.remove(executor.id());
      exclude(executor.id(), executor.host(), count);
    }
  }

  /** An executor could not serve what it had written; null if nobody had it. */
  void fetchFailed(BlockManagerId location) {
    if (location != null
        && rules.countsFetchFailures()
        && !executors.containsKey(location.executorId())) {
      exclude(location.executorId(), location.host(), 1);
    }
  }

  void executorLost(String executorId) {
    failures.remove(executorId);
  }

  private void exclude(String executorId, String host, int failedTasks) {
    long now = clock.timeMillis();
    executors.put(executorId, new Excluded(host, now + rules.timeoutMillis()));
    tell(
        new SparkListenerExecutorBlacklisted(now, executorId, failedTasks),
        new SparkListenerExecutorExcluded(now, executorId, failedTasks));
    long onHost = executors.values().stream().filter(other -> other.host.equals(host)).count();
    if (onHost >= rules.executorsPerHost() && !hosts.containsKey(host)) {
      hosts.put(host, now + rules.timeoutMillis());
      tell(
          new SparkListenerNodeBlacklisted(now, host, (int) onHost),
          new SparkListenerNodeExcluded(now, host, (int) onHost));
    }
    if (rules.killsExcluded()) {
      backend.killExecutor(executorId, "Killing excluded executor id " + executorId);
    }
  }

  private void readmit() {
    long now = clock.timeMillis();
    if (nextReadmission() > now) {
      return;
    }
    for (Map.Entry<String, Excluded> entry : List.copyOf(executors.entrySet())) {
      if (entry.getValue().until <= now) {
        executors.remove(entry.getKey());
        tell(
            new SparkListenerExecutorUnblacklisted(now, entry.getKey()),
            new SparkListenerExecutorUnexcluded(now, entry.getKey()));
      }
    }
    for (Map.Entry<String, Long> entry : List.copyOf(hosts.entrySet())) {
      if (entry.getValue() <= now) {
        hosts.remove(entry.getKey());
        tell(
            new SparkListenerNodeUnblacklisted(now, entry.getKey()),
            new SparkListenerNodeUnexcluded(now, entry.getKey()));
      }
    }
  }

  /** Programs may still listen for the event's former name. */
  private void tell(SparkListenerEvent former, SparkListenerEvent event) {
    bus.post(former);
    bus.post(event);
  }
}
