package org.minispark.engine.scheduler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.minispark.SparkException;
import org.minispark.engine.base.Timer;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.taskcontext.BarrierMessage;

/**
 * Holds the tasks of a barrier stage until all of them have arrived, then gives everybody all
 * messages. A barrier that one task waits for too long, to which tasks come by different calls, or
 * whose stage attempt has ended, fails for all.
 */
public final class BarrierCoordinator {
  private final Timer timer;
  private final long timeoutMillis;
  private final Map<Key, Barrier> waiting = new HashMap<>();
  private final Map<Integer, Integer> lastEndedAttempts = new HashMap<>();

  private record Key(int stageId, int stageAttempt, int epoch) {
    /** As messages name it. */
    String stage() {
      return "Stage " + stageId + " (Attempt " + stageAttempt + ")";
    }
  }

  private static final class Barrier {
    private final String[] messages;
    private final CompletableFuture<String[]> all = new CompletableFuture<>();
    private BarrierMessage.Kind kind;
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
   * @param message what it brings, a {@link BarrierMessage}
   * @return the message of each task, by partition, when all have come; fails with {@link
   *     SparkException} if they do not come in time
   */
  public CompletableFuture<String[]> arrive(
      int stageId, int stageAttempt, int epoch, int partition, int tasks, String message) {
    Key key = new Key(stageId, stageAttempt, epoch);
    Barrier barrier;
    String refusal;
    synchronized (this) {
      if (stageAttempt <= lastEndedAttempts.getOrDefault(stageId, -1)) {
        return CompletableFuture.failedFuture(new SparkException(hasEnded(key)));
      }
      barrier = waiting.computeIfAbsent(key, k -> newBarrier(k, tasks));
      refusal = join(key, barrier, partition, message);
      if (refusal == null && barrier.arrived < tasks) {
        return barrier.all;
      }
      waiting.remove(key);
    }
    end(barrier, refusal);
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
      attemptEnded(stageId, stageAttempt);
      throw Unchecked.rethrow(e);
    }
  }

  /** Frees whoever still waits in a stage attempt that has ended, and refuses who comes later. */
  void attemptEnded(int stageId, int stageAttempt) {
    Map<Key, Barrier> ended = new HashMap<>();
    synchronized (this) {
      lastEndedAttempts.merge(stageId, stageAttempt, Math::max);
      for (Key key : List.copyOf(waiting.keySet())) {
        if (key.stageId == stageId && key.stageAttempt <= stageAttempt) {
          ended.put(key, waiting.remove(key));
        }
      }
    }
    ended.forEach((key, barrier) -> end(barrier, hasEnded(key)));
  }

  private Barrier newBarrier(Key key, int tasks) {
    Barrier barrier = new Barrier(tasks);
    barrier.timeout = timer.schedule(timeoutMillis, () -> timedOut(key, barrier));
    return barrier;
  }

  /** Counts a task in; why the barrier must fail, or null. */
  private static String join(Key key, Barrier barrier, int partition, String message) {
    BarrierMessage.Kind kind = BarrierMessage.kindOf(message);
    if (barrier.kind == null) {
      barrier.kind = kind;
    } else if (barrier.kind != kind) {
      return "Different barrier sync types found for the sync "
          + key.stage()
          + ": "
          + barrier.kind
          + ", "
          + kind
          + ". Please use the same barrier sync type within a single sync.";
    }
    barrier.messages[partition] = message;
    barrier.arrived++;
    return null;
  }

  private void timedOut(Key key, Barrier barrier) {
    synchronized (this) {
      if (!waiting.remove(key, barrier)) {
        return;
      }
    }
    end(
        barrier,
        "The coordinator didn't get all barrier sync requests for barrier epoch "
            + key.epoch
            + " from "
            + key.stage()
            + " within "
            + timeoutMillis / 1_000
            + " second(s).");
  }

  private static String hasEnded(Key key) {
    return "The barrier of " + key.stage() + " is given up, since that attempt has ended.";
  }

  private static void end(Barrier barrier, String failure) {
    barrier.timeout.cancel();
    if (failure == null) {
      barrier.all.complete(barrier.messages);
    } else {
      barrier.all.completeExceptionally(new SparkException(failure));
    }
  }
}
