package org.minispark.engine.executor;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads. */
public final class PooledTaskThreads implements TaskThreads {
  /**
   * Computing a partition recurses through its narrow lineage, a few frames a step. Stack that is
   * not touched costs address space only, so a thread has room for lineage 10,000 steps deep.
   */
  private static final long STACK_BYTES = 32L << 20;

  private static final long STOP_SECONDS = 10;

  private final String executorId;
  private final ClassLoader userClasses;
  private final ThreadPoolExecutor threads;
  private final AtomicInteger threadNumber = new AtomicInteger();

  /**
   * @param slots tasks that may run at a time
   * @param userClasses the context class loader of the threads
   */
  public PooledTaskThreads(String executorId, int slots, ClassLoader userClasses) {
    this.executorId = executorId;
    this.userClasses = userClasses;
    this.threads =
        new ThreadPoolExecutor(
            slots, slots, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::newThread);
  }

  private Thread newThread(Runnable work) {
    String name =
        "Executor task launch worker-" + executorId + "-" + threadNumber.getAndIncrement();
    Thread thread = new Thread(null, work, name, STACK_BYTES);
    thread.setDaemon(true);
    thread.setContextClassLoader(userClasses);
    return thread;
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  @Override
  public void stop() {
    threads.shutdown();
    threads.getQueue().clear();
  }

  @Override
  public void awaitEnd() {
    boolean interrupted = false;
    while (true) {
      try {
        // A user function that ignores interrupts may go on longer; its thread is a daemon.
        threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
