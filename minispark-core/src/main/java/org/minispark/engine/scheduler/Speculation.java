package org.minispark.engine.scheduler;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.minispark.SparkConf;
import org.minispark.engine.base.Clock;
import org.minispark.engine.base.Timer;

/**
 * Looks for stragglers: tasks that run much longer than most of their set took. Each gets one copy,
 * on another executor; whichever ends first counts.
 *
 * <p>Looks only while task sets are there, so an idle scheduler has no timer.
 */
final class Speculation {
  private final boolean enabled;
  private final long intervalMillis;
  private final double quantile;
  private final double multiplier;
  private final long minRuntimeNanos;
  private final Clock clock;
  private final Timer timer;
  private final TaskScheduler tasks;
  private final Announcer announcer;
  private final Runnable wakeUp;
  private boolean watching;

  /**
   * @param wakeUp posts the event whose handler calls {@link #look}
   */
  Speculation(SchedulerParts parts, TaskScheduler tasks, Announcer announcer, Runnable wakeUp) {
    SparkConf conf = parts.conf();
    enabled = conf.getBoolean("spark.speculation", false);
    intervalMillis = conf.getTimeAsMs("spark.speculation.interval", "100ms");
    quantile = conf.getDouble("spark.speculation.quantile", 0.75);
    multiplier = conf.getDouble("spark.speculation.multiplier", 1.5);
    minRuntimeNanos =
        TimeUnit.MILLISECONDS.toNanos(
            conf.getTimeAsMs("spark.speculation.minTaskRuntime", "100ms"));
    clock = parts.clock();
    timer = parts.timer();
    this.tasks = tasks;
    this.announcer = announcer;
    this.wakeUp = wakeUp;
  }

  /** There is a task set to look at from now on. */
  void watch() {
    if (enabled && !watching) {
      watching = true;
      timer.schedule(intervalMillis, wakeUp);
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
    if (anyLeft) {
      watch();
    }
  }

  private void look(TaskSetManager manager) {
    int size = manager.set().size();
    if (size == 1
        || manager.set().isBarrier()
        || manager.doneCount() < Math.max((int) (quantile * size), 1)) {
      return;
    }
    long[] durations = manager.successDurations();
    if (durations.length == 0) {
      return;
    }
    Arrays.sort(durations);
    long median = durations[durations.length / 2];
    long threshold = Math.max((long) (multiplier * median), minRuntimeNanos);
    long now = clock.nanoTime();
    for (int index = 0; index < size; index++) {
      TaskAttempt attempt = manager.onlyRunningAttempt(index);
      if (attempt != null && now - attempt.startNanos() > threshold && manager.wantCopy(index)) {
        announcer.copySubmitted(manager.set(), index);
      }
    }
  }
}
