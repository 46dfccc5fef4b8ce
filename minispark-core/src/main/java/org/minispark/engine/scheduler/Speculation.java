package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.minispark.SparkConf;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Timer;
import org.minispark.executor.TaskMetrics;

/**
 * Looks for stragglers: tasks that run much longer than most of their set took. Each gets a copy on
 * another executor; whichever ends first counts.
 *
 * <p>A task is slow if it runs longer than {@code spark.speculation.multiplier} times the median of
 * its set, once {@code spark.speculation.quantile} of the set has succeeded, and never before
 * {@code spark.speculation.minTaskRuntime}. With {@code spark.speculation.efficiency.enabled} it
 * must also be behind with its records, or run {@code longRunTaskFactor} times longer still: the
 * scheduler does not know how many records a running task has read, so it counts none.
 *
 * <p>Looks only while task sets are there, so an idle scheduler has no timer.
 */
final class Speculation {
  private static final String PREFIX = "spark.speculation.";

  private final boolean enabled;
  private final long intervalMillis;
  private final double quantile;
  private final double multiplier;
  private final long minRuntimeNanos;
  private final Optional<Long> longestNanos;
  private final boolean watchesRecords;
  private final double longRunFactor;
  private final Clock clock;
  private final Timer timer;
  private final TaskScheduler tasks;
  private final Announcer announcer;
  private final Runnable wakeUp;
  private final Map<TaskSetManager, SetPace> paces = new HashMap<>();
  private boolean watching;

  /**
   * @param wakeUp posts the event whose handler calls {@link #look}
   */
  Speculation(SchedulerParts parts, TaskScheduler tasks, Announcer announcer, Runnable wakeUp) {
    SparkConf conf = parts.conf();
    enabled = conf.getBoolean("spark.speculation", false);
    intervalMillis = conf.getTimeAsMs(PREFIX + "interval", "100ms");
    quantile = conf.getDouble(PREFIX + "quantile", 0.75);
    multiplier = conf.getDouble(PREFIX + "multiplier", 1.5);
    minRuntimeNanos =
        TimeUnit.MILLISECONDS.toNanos(conf.getTimeAsMs(PREFIX + "minTaskRuntime", "100ms"));
    longestNanos = longestDuration(conf);
    watchesRecords = conf.getBoolean(PREFIX + "efficiency.enabled", true);
    longRunFactor = conf.getDouble(PREFIX + "efficiency.longRunTaskFactor", 2.0);
    clock = parts.clock();
    timer = parts.timer();
    this.tasks = tasks;
    this.announcer = announcer;
    this.wakeUp = wakeUp;
  }

  private static Optional<Long> longestDuration(SparkConf conf) {
    String key = PREFIX + "task.duration.threshold";
    return conf.contains(key)
        ? Optional.of(TimeUnit.MILLISECONDS.toNanos(conf.getTimeAsMs(key, "0ms")))
        : Optional.empty();
  }

  /** There is a task set to look at from now on. */
  void watch() {
    if (enabled && !watching) {
      watching = true;
      timer.schedule(intervalMillis, wakeUp);
    }
  }

  /** An attempt has succeeded: others of its set are measured by it. */
  void succeeded(TaskAttempt attempt, TaskMetrics metrics) {
    if (enabled) {
      paces
          .computeIfAbsent(attempt.manager(), set -> new SetPace())
          .add(attempt.durationNanos(), metrics);
    }
  }

  /** Asks for copies of what is slow now. */
  void look() {
    watching = false;
    boolean anyLeft = false;
    for (TaskSetManager manager : tasks.allSets()) {
      if (!manager.isZombie()) {
        anyLeft = true;
        look(manager);
      }
    }
    paces.keySet().removeIf(TaskSetManager::isZombie);
    if (anyLeft) {
      watch();
    }
  }

  private void look(TaskSetManager manager) {
    int size = manager.set().size();
    if (manager.set().isBarrier() || (size == 1 && longestNanos.isEmpty())) {
      return;
    }
    SetPace pace = paces.getOrDefault(manager, new SetPace());
    if (pace.count() >= Math.max((int) (quantile * size), 1)) {
      long threshold = Math.max((long) (multiplier * pace.median()), minRuntimeNanos);
      copySlow(manager, watchesRecords && !pace.readsRecords() ? longRun(threshold) : threshold);
    } else if (longestNanos.isPresent() && fitsOneExecutor(size)) {
      copySlow(manager, longestNanos.get());
    }
  }

  private long longRun(long threshold) {
    return (long) (longRunFactor * threshold);
  }

  /** Where one executor could run all tasks of a set, no statistics of others are to be had. */
  private boolean fitsOneExecutor(int size) {
    return tasks.executors().anyMatch(executor -> executor.slots() >= size);
  }

  private void copySlow(TaskSetManager manager, long thresholdNanos) {
    long now = clock.nanoTime();
    for (int index = 0; index < manager.set().size(); index++) {
      TaskAttempt attempt = manager.onlyRunningAttempt(index);
      if (attempt != null
          && now - attempt.startNanos() > thresholdNanos
          && manager.wantCopy(index)) {
        announcer.copySubmitted(manager.set(), index);
      }
    }
  }
}
