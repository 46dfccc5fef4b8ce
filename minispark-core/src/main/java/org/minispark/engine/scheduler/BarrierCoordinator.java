package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.minispark.SparkException;
import org.minispark.engine.base.Timer;
import org.minispark.engine.base.Unchecked;

/**
 * Holds the tasks of a barrier stage until all of them have arrived, then gives everybody all
 * messages. A barrier that one task waits for too long, or whose stage has ended, fails for all.
 */
public final class BarrierCoordinator {
  private final Timer timer;
  private final long timeoutMillis;
  private final Map<Key, Barrier> waiting = new HashMap<>();

  private record Key(int stageId, int stageAttempt, int epoch) {}

  private static final class Barrier {
    private final String[] messages;
    private final CompletableFuture<String[]> all = new CompletableFuture<>();
    private int arrived;
    private Timer.Handle timeout;

    Barrier(int tasks) {
      messages = new String[tasks];
    }
  }

  /**
   * @param timeoutMillis how long the first waits for the last ({@code spark.barrier.sync.timeout})
   */
  public BarrierCoordinator(Timer timer, long timeoutMillis) {
    this.timer = timer;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * A task has come to its barrier.
   *
   * @return the message of each task, by partition, when all have come; fails with {@link
   *     SparkException} if they do not come in time
   */
  public CompletableFuture<String[]> arrive(
      int stageId, int stageAttempt, int epoch, int partition, int tasks, String message) {
    Key key = new Key(stageId, stageAttempt, epoch);
    Barrier barrier;
    synchronized (this) {
      barrier = waiting.computeIfAbsent(key, k -> new Barrier(tasks));
      if (barrier.timeout == null) {
        Barrier first = barrier;
        barrier.timeout =
            timer.schedule(
                timeoutMillis,
                () -> fail(key, first, "the tasks did not all arrive within the timeout"));
      }
      barrier.messages[partition] = message;
      barrier.arrived++;
      if (barrier.arrived < tasks) {
        return barrier.all;
      }
      waiting.remove(key);
    }
    barrier.timeout.cancel();
    barrier.all.complete(barrier.messages);
    return barrier.all;
  }

  /**
   * Waits for the other tasks.
   *
   * @return the message of each task, by partition
   * @throws SparkException if they do not come in time; {@link InterruptedException} as it is
   */
  public String[] await(
      int stageId, int stageAttempt, int epoch, int partition, int tasks, String message) {
    var all = arrive(stageId, stageAttempt, epoch, partition, tasks, message);
    try {
      return all.get().clone();
    } catch (ExecutionException e) {
      throw Unchecked.rethrow(e.getCause());
    } catch (InterruptedException e) {
      stageEnded(stageId, "a task was interrupted");
      throw Unchecked.rethrow(e);
    }
  }

  private void fail(Key key, Barrier barrier, String reason) {
    synchronized (this) {
      waiting.remove(key, barrier);
    }
    barrier.timeout.cancel();
    barrier.all.completeExceptionally(
        new SparkException(
            "The coordinator cannot get all barrier sync requests for stage "
                + key.stageId
                + "."
                + key.stageAttempt
                + ": "
                + reason));
  }

  /** Frees whoever still waits in a stage attempt that has ended. */
  void stageEnded(int stageId) {
    stageEnded(stageId, "the stage has ended");
  }

  private void stageEnded(int stageId, String reason) {
    Map<Key, Barrier> ended = new HashMap<>();
    synchronized (this) {
      ended.putAll(waiting);
    }
    ended.forEach(
        (key, barrier) -> {
          if (key.stageId == stageId) {
            fail(key, barrier, reason);
          }
        });
  }
}
