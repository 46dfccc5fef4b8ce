package org.minispark.engine.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.minispark.engine.base.Log;
import org.minispark.scheduler.SparkListenerEvent;
import org.minispark.scheduler.SparkListenerInterface;

/**
 * Brings events to listeners on a thread of its own, one at a time and in order, so that no
 * listener can hold up the scheduler for long.
 *
 * <p>The queue is bounded. When listeners fall behind, a poster first waits a moment for room; if
 * none comes, events are dropped, counted and warned of, until there is room again. So a slow
 * listener slows the program down a little, and one that is stuck cannot hang it.
 *
 * <p>The thread starts with the first event. While events keep coming it looks for them once a
 * millisecond and takes all at once; only when it has found none does a poster have to wake it.
 */
public final class LiveListenerBus {
  private static final Log LOG = Log.of(LiveListenerBus.class);
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long ROOM_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final List<SparkListenerInterface> listeners = new CopyOnWriteArrayList<>();
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private List<SparkListenerEvent> queue = new ArrayList<>();
  private Thread thread;
  private boolean asleep;
  private boolean delivering;
  private boolean dropping;
  private boolean stopped;
  private long dropped;

  /**
   * @param capacity events that may wait ({@code spark.scheduler.listenerbus.eventqueue.capacity})
   */
  public LiveListenerBus(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Adds a listener, which hears of all that is posted from now on.
   *
   * @throws IllegalStateException after {@link #stop}, when it would hear of nothing
   */
  public void addListener(SparkListenerInterface listener) {
    lock.lock();
    try {
      if (stopped) {
        throw new IllegalStateException("LiveListenerBus is stopped.");
      }
    } finally {
      lock.unlock();
    }
    listeners.add(listener);
  }

  /** Takes a listener out; it may still hear of what is being delivered. */
  public void removeListener(SparkListenerInterface listener) {
    listeners.remove(listener);
  }

  /** Whether the calling thread is the one that listeners are called on. */
  public boolean isThisThread() {
    lock.lock();
    try {
      return Thread.currentThread() == thread;
    } finally {
      lock.unlock();
    }
  }

  /** Hands an event over; after {@link #stop} it is ignored. */
  public void post(SparkListenerEvent event) {
    lock.lock();
    try {
      if (stopped || !hasRoom()) {
        return;
      }
      queue.add(event);
      if (thread == null) {
        start();
      } else if (asleep) {
        asleep = false;
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many events were dropped because listeners were too slow. */
  public long droppedEvents() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until every event posted so far has been delivered.
   *
   * @throws TimeoutException if that takes longer than {@code timeoutMillis}
   */
  public void waitUntilEmpty(long timeoutMillis) throws TimeoutException, InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    lock.lockInterruptibly();
    try {
      while (!queue.isEmpty() || delivering) {
        arrived.signal();
        if (left <= 0) {
          throw new TimeoutException("The event queue is not empty after " + timeoutMillis + " ms");
        }
        left = drained.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Delivers what waits, then ends the thread. Returns when it has ended. */
  public void stop() {
    Thread last;
    lock.lock();
    try {
      stopped = true;
      last = thread;
      arrived.signal();
    } finally {
      lock.unlock();
    }
    if (last != null && last != Thread.currentThread()) {
      join(last);
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void start() {
    thread = new Thread(this::run, "spark-listener-bus");
    thread.setDaemon(true);
    thread.start();
  }

  /** Called with the lock. The bus's own thread never waits for itself: it is always let in. */
  private boolean hasRoom() {
    if (queue.size() < capacity) {
      dropping = false;
      return true;
    }
    if (Thread.currentThread() == thread) {
      return true;
    }
    if (!dropping && waitForRoom()) {
      return true;
    }
    dropped++;
    if (!dropping) {
      dropping = true;
      LOG.warn(
          "Dropping events: listeners are too slow for {} that wait. Raise"
              + " spark.scheduler.listenerbus.eventqueue.capacity. Dropped so far: {}",
          capacity,
          dropped);
    }
    return false;
  }

  private boolean waitForRoom() {
    long left = ROOM_NANOS;
    boolean interrupted = false;
    arrived.signal();
    while (queue.size() >= capacity && left > 0) {
      try {
        left = drained.awaitNanos(left);
      } catch (InterruptedException again) {
        interrupted = true;
        left = 0;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return queue.size() < capacity;
  }

  private void run() {
    for (List<SparkListenerEvent> batch = take(); batch != null; batch = take()) {
      for (SparkListenerEvent event : batch) {
        deliver(event);
      }
    }
  }

  /** The events that wait, all at once; null when the bus has stopped and nothing is left. */
  private List<SparkListenerEvent> take() {
    lock.lock();
    try {
      delivering = false;
      drained.signalAll();
      while (queue.isEmpty() && !stopped) {
        gatherOrSleep();
      }
      if (queue.isEmpty()) {
        return null;
      }
      List<SparkListenerEvent> batch = queue;
      queue = new ArrayList<>();
      delivering = true;
      drained.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void gatherOrSleep() {
    try {
      long left = GATHER_NANOS;
      while (queue.isEmpty() && !stopped && left > 0) {
        left = arrived.awaitNanos(left);
      }
      while (queue.isEmpty() && !stopped) {
        asleep = true;
        arrived.await();
      }
    } catch (InterruptedException fromListener) {
      // A listener that interrupts its own thread must not end the bus for all others.
      LOG.debug("The listener bus was interrupted", fromListener);
    } finally {
      asleep = false;
    }
  }

  private void deliver(SparkListenerEvent event) {
    for (SparkListenerInterface listener : listeners) {
      try {
        EventDelivery.deliver(event, listener);
      } catch (RuntimeException | Error failed) {
        LOG.error("Listener {} threw an exception", listener.getClass().getName(), failed);
      }
    }
  }
}
