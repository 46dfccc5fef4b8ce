package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.Map;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;

/**
 * Holds the tasks of a barrier stage until all of them have arrived, then gives everybody all
 * messages. A barrier that one task waits for too long, or whose stage has ended, fails for all.
 */
public final class BarrierCoordinator {
  private final long timeoutNanos;
  private final Map<Key, Barrier> waiting = new HashMap<>();

  private record Key(int stageId, int stageAttempt, int epoch) {}

  private static final class Barrier {
    private final String[] messages;
    private int arrived;
    private String failure;

    Barrier(int tasks) {
      messages = new String[tasks];
    }
  }

  /**
   * @param timeoutNanos how long the first waits for the last ({@code spark.barrier.sync.timeout})
   */
  public BarrierCoordinator(long timeoutNanos) {
    this.timeoutNanos = timeoutNanos;
  }

  /**
   * Waits for the other tasks.
   *
   * @return the message of each task, by partition
   * @throws SparkException if they do not come in time; {@link InterruptedException} as it is
   */
  public synchronized String[] await(
      int stageId, int stageAttempt, int epoch, int partition, int tasks, String message) {
    Key key = new Key(stageId, stageAttempt, epoch);
    Barrier barrier = waiting.computeIfAbsent(key, k -> new Barrier(tasks));
    barrier.messages[partition] = message;
    barrier.arrived++;
    if (barrier.arrived == tasks) {
      waiting.remove(key);
      notifyAll();
    } else {
      awaitOthers(key, barrier);
    }
    return barrier.messages.clone();
  }

  private void awaitOthers(Key key, Barrier barrier) {
    long deadline = System.nanoTime() + timeoutNanos;
    while (barrier.arrived < barrier.messages.length) {
      long left = deadline - System.nanoTime();
      if (left <= 0 && barrier.failure == null) {
        fail(key, barrier, "the tasks did not all arrive within the timeout");
      }
      if (barrier.failure != null) {
        throw Unchecked.rethrow(
            new SparkException(
                "The coordinator cannot get all barrier sync requests for stage "
                    + key.stageId
                    + "."
                    + key.stageAttempt
                    + ": "
                    + barrier.failure));
      }
      try {
        wait(Math.max(1, left / 1_000_000));
      } catch (InterruptedException e) {
        fail(key, barrier, "a task was interrupted");
        throw Unchecked.rethrow(e);
      }
    }
  }

  private void fail(Key key, Barrier barrier, String reason) {
    barrier.failure = reason;
    waiting.remove(key, barrier);
    notifyAll();
  }

  /** Frees whoever still waits in a stage attempt that has ended. */
  synchronized void stageEnded(int stageId) {
    Map.copyOf(waiting)
        .forEach(
            (key, barrier) -> {
              if (key.stageId == stageId) {
                fail(key, barrier, "the stage has ended");
              }
            });
  }
}
