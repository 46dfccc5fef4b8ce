package org.minispark.engine.scheduler;

import java.util.Optional;
import org.minispark.TaskFailedReason;

/** Keeps the tasks of one set from places where tasks have failed. */
final class Avoidance {
  private final ExecutorTable executors;
  private final RetryElsewhere retries;
  private final Optional<TaskSetExclusions> exclusions;
  private long hopelessSince = Long.MAX_VALUE;
  private long lastStarted = -1;

  Avoidance(TaskSet set, TaskSetRules rules, ExecutorTable executors) {
    this.executors = executors;
    this.retries = new RetryElsewhere(executors, rules.waits().process());
    this.exclusions = rules.exclusions().map(all -> all.of(set));
  }

  /** Whether any task of the set may run on an executor. */
  boolean mayUse(ExecutorSlots executor) {
    return exclusions.isEmpty() || exclusions.get().mayUse(executor);
  }

  boolean mayRun(int index, ExecutorSlots executor, long nowMillis) {
    return retries.mayRun(index, executor.id(), nowMillis)
        && (exclusions.isEmpty() || exclusions.get().mayRun(index, executor));
  }

  /** A task of the set has found a place. */
  void started(long taskId) {
    lastStarted = taskId;
    hopelessSince = Long.MAX_VALUE;
  }

  /** Whether a task has found a place among those whose ids are not below {@code taskId}. */
  boolean hasStartedSince(long taskId) {
    return lastStarted >= taskId;
  }

  /** An attempt has failed in a way that counts. */
  void failed(TaskAttempt attempt, TaskFailedReason reason, long nowMillis) {
    retries.failed(attempt.index(), attempt.executor().id(), nowMillis);
    if (exclusions.isPresent()) { // no lambda: memory may be short
      exclusions.get().failed(attempt.index(), attempt.executor(), attempt.lostBecause(reason));
    }
  }

  /** All tasks of the set have succeeded. */
  void setSucceeded() {
    if (exclusions.isPresent()) {
      exclusions.get().setSucceeded();
    }
  }

  /** When a task may have another place, in milliseconds; MAX_VALUE for no such time. */
  long nextChanceAt(long nowMillis) {
    long next = retries.nextChanceAt(nowMillis);
    if (exclusions.isPresent()) {
      next = Math.min(next, exclusions.get().nextReadmission());
    }
    return next;
  }

  /**
   * Why a waiting task must be given up: it may run on no executor, and has waited long enough for
   * another one to come, or there is none that could go and be replaced. Null if it may wait.
   */
  String hopeless(TaskSet set, int index, long nowMillis) {
    if (exclusions.isEmpty() || executors.isEmpty()) {
      return null;
    }
    if (executors.anyMatch(slots -> mayUse(slots) && exclusions.get().mayRun(index, slots))) {
      hopelessSince = Long.MAX_VALUE;
      return null;
    }
    hopelessSince = Math.min(hopelessSince, nowMillis);
    boolean anyIdle = executors.anyMatch(slots -> slots.running().isEmpty());
    return anyIdle && nowMillis < givesUpAt() ? null : noPlaceFor(set, index);
  }

  /** When a task that may run nowhere has waited long enough; MAX_VALUE if there is none. */
  long givesUpAt() {
    return hopelessSince == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : hopelessSince + exclusions.get().rules().giveUpMillis();
  }

  private String noPlaceFor(TaskSet set, int index) {
    return "\nAborting TaskSet "
        + set.id()
        + " because task "
        + index
        + " (partition "
        + set.tasks().get(index).partitionId()
        + ")\ncannot run anywhere due to node and executor excludeOnFailure.\n"
        + "Most recent failure:\n"
        + exclusions.get().latestFailure()
        + "\n\nExcludeOnFailure behavior can be configured via spark.excludeOnFailure.*.\n";
  }
}
