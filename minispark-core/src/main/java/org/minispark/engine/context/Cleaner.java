package org.minispark.engine.context;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.engine.base.Log;

/**
 * Frees what the program has dropped: when the garbage collector finds that nobody can reach an
 * RDD, a broadcast or a shuffle any more, what executors hold for it is removed. The thread starts
 * with the first thing to watch.
 */
final class Cleaner implements AutoCloseable {
  private static final Log LOG = Log.of(Cleaner.class);

  private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private Thread thread;
  private boolean closed;

  /** Must not hold what it cleans up after, or that would never be dropped. */
  private static final class Watched extends WeakReference<Object> {
    private final Runnable cleanUp;

    Watched(Object owner, ReferenceQueue<Object> queue, Runnable cleanUp) {
      super(owner, queue);
      this.cleanUp = cleanUp;
    }
  }

  /** Runs {@code cleanUp} some time after {@code owner} has become unreachable. */
  void watch(Object owner, Runnable cleanUp) {
    watched.add(new Watched(owner, dropped, cleanUp));
    startOnce();
  }

  private synchronized void startOnce() {
    if (thread == null && !closed) {
      thread = new Thread(this::cleanDropped, "Spark Context Cleaner");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void cleanDropped() {
    while (true) {
      try {
        Watched next = (Watched) dropped.remove();
        watched.remove(next);
        next.cleanUp.run();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Could not clean up after something the program has dropped", e);
      }
    }
  }

  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      closed = true;
      running = thread;
    }
    if (running != null) {
      running.interrupt();
      joinUninterruptibly(running);
    }
    watched.clear();
  }

  private static void joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
