package org.minispark.cluster.executor;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.minispark.cluster.protocol.BlockMessages.FindPeers;
import org.minispark.cluster.protocol.DecommissionMessages.MoveOut;
import org.minispark.cluster.protocol.DecommissionMessages.MovedOut;
import org.minispark.cluster.protocol.DecommissionMessages.OutputMoved;
import org.minispark.cluster.storage.NetworkBlockTransfer;
import org.minispark.engine.base.Log;
import org.minispark.engine.shuffle.MovableOutputs;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.engine.storage.EngineBlockManager;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/**
 * Sends what this executor holds to its peers, in turn, before it ends. The driver hears of each
 * map output, so that readers find it; of partitions the peers tell themselves.
 */
final class MovingOut {
  private static final Log LOG = Log.of(MovingOut.class);

  private final EngineBlockManager blocks;
  private final MovableOutputs outputs;
  private final NetworkBlockTransfer transfer;
  private final DriverLine driver;
  private final Executor threads;
  private final Set<BlockId> moved = new HashSet<>();
  private int nextPeer;

  /**
   * @param threads where it may wait
   */
  MovingOut(ExecutorServices services, DriverLine driver, Executor threads) {
    this.blocks = services.blocks();
    this.outputs = services.shuffle().movableOutputs();
    this.transfer = services.transfer();
    this.driver = driver;
    this.threads = threads;
  }

  /** A new thread for each order, since there are few. */
  static Executor newThreads(ClassLoader classes) {
    return work -> {
      Thread thread = new Thread(work, "executor-moving-out");
      thread.setDaemon(true);
      thread.setContextClassLoader(classes);
      thread.start();
    };
  }

  CompletableFuture<MovedOut> obey(MoveOut order) {
    return CompletableFuture.supplyAsync(() -> move(order), threads);
  }

  private synchronized MovedOut move(MoveOut order) {
    if (order.partitions()) {
      movePartitions(order.failures());
    }
    return new MovedOut(order.mapOutputs() ? moveOutputs(order.failures()) : 0);
  }

  private List<BlockManagerId> peers() {
    return driver.await(new FindPeers()).holders();
  }

  private void movePartitions(int failures) {
    List<BlockManagerId> peers = peers();
    for (RDDBlockId block : blocks.cachedPartitions()) {
      if (!moved.contains(block) && toSomePeer(peers, failures, peer -> send(block, peer))) {
        moved.add(block);
      }
    }
  }

  private boolean send(RDDBlockId block, BlockManagerId peer) {
    return blocks.sendCopy(block, peer);
  }

  /** Returns how many could not be moved. */
  private int moveOutputs(int failures) {
    List<BlockManagerId> peers = peers();
    int left = 0;
    for (ShuffleDataBlockId output : outputs.ids()) {
      if (moved.contains(output)) {
        continue;
      }
      boolean taken = toSomePeer(peers, failures, peer -> send(output, peer));
      if (!taken && outputs.has(output)) { // else its shuffle was dropped meanwhile
        left++;
      }
    }
    return left;
  }

  private boolean send(ShuffleDataBlockId output, BlockManagerId peer) {
    try (BlockData.Bytes content = outputs.open(output)) {
      transfer.upload(peer, output, StorageLevel.DISK_ONLY(), content).join();
      OutputMoved news = new OutputMoved(output.shuffleId(), output.mapId(), content.size(), peer);
      if (driver.await(news).known()) {
        moved.add(output);
      }
      return true;
    } catch (IOException | CompletionException e) {
      LOG.warn("Cannot move {} to {}", output.name(), peer, e);
      return false;
    }
  }

  private boolean toSomePeer(List<BlockManagerId> peers, int failures, Sending sending) {
    for (int attempt = 0; attempt < Math.min(failures, peers.size()); attempt++) {
      if (sending.to(peers.get(Math.floorMod(nextPeer++, peers.size())))) {
        return true;
      }
    }
    return false;
  }

  /** Sends one thing to one peer. */
  @FunctionalInterface
  private interface Sending {
    boolean to(BlockManagerId peer);
  }
}
