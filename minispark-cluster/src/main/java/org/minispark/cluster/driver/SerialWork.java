package org.minispark.cluster.driver;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.minispark.engine.base.Log;

/**
 * Does one thing after the other, in the order in which it is given, on the thread of whoever gives
 * it while nobody else does: news of a task reaches the scheduler without a change of threads.
 */
final class SerialWork implements Executor {
  private static final Log LOG = Log.of(SerialWork.class);

  private final ClassLoader programClasses;
  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * @param programClasses what the work finds classes with
   */
  SerialWork(ClassLoader programClasses) {
    this.programClasses = programClasses;
  }

  @Override
  public void execute(Runnable work) {
    queue.add(work);
    if (waiting.getAndIncrement() == 0) {
      drain();
    }
  }

  private void drain() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(programClasses);
    try {
      do {
        runNext();
      } while (waiting.decrementAndGet() > 0);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void runNext() {
    try {
      queue.remove().run();
    } catch (Throwable e) { // the next one must run all the same
      LOG.error("What an executor told could not be handled", e);
    }
  }
}
