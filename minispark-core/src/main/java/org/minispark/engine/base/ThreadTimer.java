package org.minispark.engine.base;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer with one daemon thread, which lives only while there is something to wait for. */
public final class ThreadTimer implements Timer {
  private static final long IDLE_SECONDS = 2;

  private final ScheduledThreadPoolExecutor executor;

  public ThreadTimer(String threadName) {
    executor = new ScheduledThreadPoolExecutor(1, action -> daemon(threadName, action));
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  @Override
  public Handle schedule(long delayMillis, Runnable action) {
    Future<?> waiting = executor.schedule(action, delayMillis, TimeUnit.MILLISECONDS);
    return () -> waiting.cancel(false);
  }

  @Override
  public void stop() {
    executor.shutdownNow();
  }

  private static Thread daemon(String name, Runnable action) {
    Thread thread = new Thread(action, name);
    thread.setDaemon(true);
    return thread;
  }
}
