package org.minispark.cluster.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.minispark.engine.base.Log;

/**
 * Runs actions one at a time, in the order in which they came, on threads of a pool: what they
 * share needs no lock. An action that fails is logged, and the next one runs.
 */
final class Turns {
  private static final Log LOG = Log.of(Turns.class);

  /** After so many actions another one's turn comes first. */
  private static final int MOST_IN_A_ROW = 64;

  private final Executor pool;
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  Turns(Executor pool) {
    this.pool = pool;
  }

  void run(Runnable action) {
    queue.add(action);
    if (waiting.getAndIncrement() == 0) {
      drainInPool();
    }
  }

  /** The same, on this thread if no other action is before it. */
  void runHere(Runnable action) {
    queue.add(action);
    if (waiting.getAndIncrement() == 0) {
      drain();
    }
  }

  private void drain() {
    int left;
    int done = 0;
    do {
      runNext();
      done++;
      left = waiting.decrementAndGet();
    } while (left > 0 && done < MOST_IN_A_ROW);
    if (left > 0) {
      drainInPool();
    }
  }

  /** Where no more thread can be had it is this one: what waits must not wait for ever. */
  private void drainInPool() {
    try {
      pool.execute(this::drain);
    } catch (OutOfMemoryError noThread) {
      drain();
    }
  }

  private void runNext() {
    try {
      queue.remove().run();
    } catch (Throwable e) {
      LOG.error("A handler failed", e);
    }
  }
}
