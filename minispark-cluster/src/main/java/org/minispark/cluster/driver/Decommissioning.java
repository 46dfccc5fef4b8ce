package org.minispark.cluster.driver;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.minispark.SparkConf;
import org.minispark.cluster.protocol.DecommissionMessages.MoveOut;
import org.minispark.cluster.protocol.DecommissionMessages.MovedOut;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Timer;

/**
 * Lets executors end without loss. One that leaves
 *
 * <ol>
 *   <li>gets no more tasks, and others send it no blocks;
 *   <li>sends its map outputs and cached partitions to others, and again what its last tasks have
 *       made meanwhile; when nobody takes its map outputs it tries again some times, since others
 *       may come;
 *   <li>stays until all tasks have ended that were running when the last output had moved, here or
 *       elsewhere: they may have learnt before where the outputs were;
 *   <li>ends, or is ended, also earlier if {@code spark.executor.decommission.forceKillTimeout} is
 *       over.
 * </ol>
 *
 * <p>All but {@link #isLeaving} belongs to the driver's serial work.
 */
final class Decommissioning {
  private static final Log LOG = Log.of(Decommissioning.class);

  /** As Spark says it. */
  private static final String REASON = "Executor decommission: ";

  private final boolean movesBlocks;
  private final MoveOut order;
  private final long retryMillis;
  private final long forceMillis;
  private final LaunchedTasks tasks;
  private final Timer timer;
  private final Executor work;
  private final Executors executors;
  private final Map<String, Leaving> leaving = new HashMap<>();
  private final Set<String> leavingIds = ConcurrentHashMap.newKeySet();

  /** An executor that leaves. */
  private static final class Leaving {
    final ExecutorSession session;
    final String reason;
    int roundsInVain;

    Leaving(ExecutorSession session, String reason) {
      this.session = session;
      this.reason = reason;
    }
  }

  /** What it needs of the driver. */
  interface Executors {
    /** Tells the scheduler, which has launched all that it ever will there, and knows all news. */
    void leaving(String executorId, Runnable thenNoneFollows);

    /** Nothing holds an executor any more. */
    void end(String executorId, String reason);
  }

  /**
   * @param work runs what it is given in its order, one at a time
   */
  Decommissioning(
      SparkConf conf, LaunchedTasks tasks, Timer timer, Executor work, Executors executors) {
    String storage = "spark.storage.decommission.";
    this.movesBlocks = conf.getBoolean(storage + "enabled", false);
    this.order =
        new MoveOut(
            conf.getBoolean(storage + "shuffleBlocks.enabled", true),
            conf.getBoolean(storage + "rddBlocks.enabled", true),
            conf.getInt(storage + "maxReplicationFailuresPerBlock", 3));
    this.retryMillis = conf.getTimeAsMs(storage + "replicationReattemptInterval", "30s");
    this.forceMillis = conf.getTimeAsMs("spark.executor.decommission.forceKillTimeout", "0");
    this.tasks = tasks;
    this.timer = timer;
    this.work = work;
    this.executors = executors;
  }

  /** Whether nobody should send it anything any more. From any thread. */
  boolean isLeaving(String executorId) {
    return leavingIds.contains(executorId);
  }

  /** Begins; false if it had begun before. */
  boolean begin(ExecutorSession session, String reason) {
    if (leaving.containsKey(session.id())) {
      return false;
    }
    Leaving one = new Leaving(session, reason);
    leaving.put(session.id(), one);
    leavingIds.add(session.id());
    if (forceMillis > 0) {
      timer.schedule(forceMillis, () -> work.execute(() -> end(one)));
    }
    executors.leaving(session.id(), () -> work.execute(() -> begun(one)));
    return true;
  }

  private void begun(Leaving one) {
    if (movesBlocks) {
      moveOut(one);
    } else {
      tasks.whenIdle(one.session.id(), () -> work.execute(() -> end(one)));
    }
  }

  /** An executor has ended, whether it was leaving or not. */
  void lost(ExecutorSession session) {
    leaving.remove(session.id());
    leavingIds.remove(session.id());
  }

  private boolean stillLeaves(Leaving one) {
    return leaving.get(one.session.id()) == one;
  }

  private void moveOut(Leaving one) {
    if (!stillLeaves(one)) {
      return;
    }
    boolean mayMakeMore = tasks.anyOn(one.session.id());
    var unused =
        one.session
            .moveOut(order)
            .whenComplete(
                (answer, failure) ->
                    work.execute(() -> movedOut(one, mayMakeMore, answer, failure)));
  }

  private void movedOut(Leaving one, boolean mayMakeMore, MovedOut answer, Throwable failure) {
    if (!stillLeaves(one)) {
      return; // it was lost meanwhile
    }
    if (failure != null) {
      LOG.warn("Executor {} cannot move out: {}", one.session.id(), failure.toString());
    }
    if (failure != null || answer.left() > 0) {
      tryAgain(one);
    } else if (mayMakeMore) {
      tasks.whenIdle(one.session.id(), () -> moveOutOnceKnown(one));
    } else {
      tasks.whenAllEnded(() -> work.execute(() -> end(one)));
    }
  }

  /** When the scheduler knows of all outputs that were made there. */
  private void moveOutOnceKnown(Leaving one) {
    executors.leaving(one.session.id(), () -> work.execute(() -> moveOut(one)));
  }

  private void tryAgain(Leaving one) {
    if (++one.roundsInVain > order.failures()) {
      LOG.warn("Nobody takes the map outputs of executor {}, which ends", one.session.id());
      tasks.whenIdle(one.session.id(), () -> work.execute(() -> end(one)));
    } else {
      timer.schedule(retryMillis, () -> work.execute(() -> moveOut(one)));
    }
  }

  private void end(Leaving one) {
    if (stillLeaves(one)) {
      executors.end(one.session.id(), REASON + one.reason);
    }
  }
}
