package org.minispark.engine.storage;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;

/**
 * Lets one thread at a time compute a block; the others wait until it has ended, and look again.
 *
 * <p>Nobody waits in a circle: who computes a block waits only for blocks of the RDDs it is made
 * of, and lineage has no circles. A thread that asks for the block that it is computing itself is
 * let through.
 */
final class ComputeOnce {
  /** How often a waiting task looks whether it was killed without an interrupt. */
  private static final long LOOK_MILLIS = 100;

  private final ConcurrentHashMap<BlockId, Claim> claims = new ConcurrentHashMap<>();

  /** The right to compute a block, or the news that this thread has it already. */
  final class Claim implements AutoCloseable {
    private final BlockId block;
    private final Thread owner = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Claim(BlockId block) {
      this.block = block;
    }

    @Override
    public void close() {
      if (claims.remove(block, this)) {
        ended.countDown();
      }
    }
  }

  /**
   * The right to compute, to be closed when the block is stored or its computation has failed; or
   * null, after waiting for another who had it.
   */
  Claim claimOrWait(BlockId block, TaskContext task) {
    Claim mine = new Claim(block);
    Claim other = claims.putIfAbsent(block, mine);
    if (other == null || other.owner == mine.owner) {
      return mine;
    }
    await(other, task);
    return null;
  }

  private static void await(Claim other, TaskContext task) {
    try {
      while (!other.ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (task != null) {
          task.killTaskIfInterrupted();
        }
      }
    } catch (InterruptedException e) {
      if (task != null) {
        task.killTaskIfInterrupted();
      }
      throw Unchecked.rethrow(e);
    }
  }
}
