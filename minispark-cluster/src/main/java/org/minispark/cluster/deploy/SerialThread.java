package org.minispark.cluster.deploy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.minispark.engine.base.Log;

/**
 * One daemon thread that does what it is given in its order, and lives only while there is
 * something to do. What fails is logged, and the next thing is done.
 */
final class SerialThread {
  private static final Log LOG = Log.of(SerialThread.class);
  private static final long IDLE_SECONDS = 2;

  private SerialThread() {}

  static ExecutorService named(String name) {
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> daemon(name, work),
            new ThreadPoolExecutor.DiscardPolicy()) {
          @Override
          public void execute(Runnable work) {
            super.execute(() -> runLogged(work));
          }
        };
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  private static void runLogged(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("{}", e.getMessage(), e);
    }
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
