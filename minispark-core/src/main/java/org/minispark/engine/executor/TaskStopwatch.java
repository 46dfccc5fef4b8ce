package org.minispark.engine.executor;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.minispark.executor.TaskMetrics;

/** Measures one attempt: wall time, processor time of its thread, garbage collection meanwhile. */
final class TaskStopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final List<GarbageCollectorMXBean> COLLECTORS =
      ManagementFactory.getGarbageCollectorMXBeans();

  /** Finds the JVM's instruments: the first time in a process, that takes longer than a task. */
  static void getReady() {
    gcMillis();
  }

  private final long started = System.nanoTime();
  private final long startedCpu = THREADS.getCurrentThreadCpuTime();
  private final long startedGc = gcMillis();

  private static long gcMillis() {
    long millis = 0;
    for (GarbageCollectorMXBean collector : COLLECTORS) {
      millis += Math.max(0, collector.getCollectionTime());
    }
    return millis;
  }

  /** Puts what has passed since the start into {@code metrics}. */
  void stop(TaskMetrics metrics) {
    metrics.setExecutorRunTime((System.nanoTime() - started) / 1_000_000);
    metrics.setExecutorCpuTime(THREADS.getCurrentThreadCpuTime() - startedCpu);
    metrics.setJvmGCTime(gcMillis() - startedGc);
  }
}
