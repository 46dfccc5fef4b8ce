package org.minispark.cluster.driver;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.minispark.cluster.protocol.BlockMessages.DropBlock;
import org.minispark.cluster.protocol.BlockMessages.DropBroadcast;
import org.minispark.cluster.protocol.BlockMessages.DropRdd;
import org.minispark.cluster.protocol.BlockMessages.DropShuffle;
import org.minispark.cluster.protocol.DecommissionMessages.MoveOut;
import org.minispark.cluster.protocol.DecommissionMessages.MovedOut;
import org.minispark.cluster.protocol.Done;
import org.minispark.cluster.protocol.Notice;
import org.minispark.cluster.protocol.Request;
import org.minispark.cluster.protocol.TaskMessages.KillTask;
import org.minispark.cluster.protocol.TaskMessages.RegisterExecutor;
import org.minispark.cluster.transport.Connection;
import org.minispark.engine.storage.BlockHolder;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.task.TaskDescription;
import org.minispark.storage.BlockManagerId;

/** One executor as the driver knows it, from its registration until it is lost. */
final class ExecutorSession implements BlockHolder {
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);

  private final Connection line;
  private final BlockManagerId blocks;
  private final int cores;
  private final long processId;
  private final Duration timeout;
  private final StageBinaries.AtExecutor binaries = new StageBinaries.AtExecutor();
  private volatile long heardNanos;

  ExecutorSession(Connection line, RegisterExecutor registration, Duration timeout, long nanos) {
    this.line = line;
    this.blocks =
        new BlockManagerId(
            line.peer().id(), registration.blocks().host(), registration.blocks().port());
    this.cores = registration.cores();
    this.processId = registration.processId();
    this.timeout = timeout;
    this.heardNanos = nanos;
  }

  String id() {
    return blocks.executorId();
  }

  BlockManagerId blocks() {
    return blocks;
  }

  int cores() {
    return cores;
  }

  long processId() {
    return processId;
  }

  Connection line() {
    return line;
  }

  /** A sign of life. */
  void heard(long nanos) {
    heardNanos = nanos;
  }

  long heardNanos() {
    return heardNanos;
  }

  /** Sends a batch; called for one batch at a time. */
  void launch(
      LaunchMessages messages,
      long epoch,
      int jars,
      List<TaskDescription> tasks,
      BiConsumer<TaskDescription, Throwable> failures) {
    line.send(messages.message(epoch, jars, tasks, binaries, failures));
  }

  void kill(long taskId, boolean interruptThread, String reason) {
    line.send(new KillTask(taskId, interruptThread, reason == null ? "" : reason));
  }

  void tell(Notice notice) {
    line.send(notice);
  }

  @Override
  public CompletableFuture<Void> dropBlock(BlockId block) {
    return gone(new DropBlock(block));
  }

  @Override
  public CompletableFuture<Void> dropRdd(int rddId) {
    return gone(new DropRdd(rddId));
  }

  @Override
  public CompletableFuture<Void> dropBroadcast(long broadcastId) {
    return gone(new DropBroadcast(broadcastId));
  }

  CompletableFuture<Void> dropShuffle(int shuffleId) {
    return gone(new DropShuffle(shuffleId));
  }

  /** Fails if the executor cannot be asked any more. */
  CompletableFuture<MovedOut> moveOut(MoveOut order) {
    return line.ask(order, AS_LONG_AS_IT_TAKES);
  }

  /** If the executor cannot be asked any more, what it had is gone as well. */
  private CompletableFuture<Void> gone(Request<Done> order) {
    return line.ask(order, timeout).handle((done, failure) -> null);
  }
}
