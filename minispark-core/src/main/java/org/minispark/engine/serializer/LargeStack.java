package org.minispark.engine.serializer;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.minispark.engine.base.Unchecked;

/**
 * Runs what recurses as deep as a lineage is long. The calling thread is tried first; only when its
 * stack does not suffice is a thread with a large one started, once, for this call.
 *
 * <p>The work must be repeatable, and must not look for the task of its thread.
 */
final class LargeStack {
  /** Enough for about 100,000 steps; only the pages that are touched cost memory. */
  private static final long BYTES = 512L << 20;

  private LargeStack() {}

  /** Work that may throw. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws Exception;
  }

  static <T> T call(Work<T> work) throws Exception {
    try {
      return work.run();
    } catch (StackOverflowError tooDeep) {
      return callOnLargeStack(work);
    }
  }

  private static <T> T callOnLargeStack(Work<T> work) {
    FutureTask<T> task = new FutureTask<>(work::run);
    Thread thread = new Thread(null, task, "deep lineage", BYTES);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.setDaemon(true);
    thread.start();
    return await(task);
  }

  private static <T> T await(FutureTask<T> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true; // the work is short: finish it, and tell afterwards
        }
      }
    } catch (ExecutionException e) {
      throw Unchecked.rethrow(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
