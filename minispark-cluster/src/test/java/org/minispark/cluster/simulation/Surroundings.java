package org.minispark.cluster.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.minispark.SparkConf;
import org.minispark.TaskContext;
import org.minispark.cluster.executor.SimulatedExecutorEnd;
import org.minispark.cluster.storage.NetworkBlockTransfer;
import org.minispark.cluster.transport.BlockFetcher;
import org.minispark.cluster.transport.Connections;
import org.minispark.cluster.transport.Handlers;
import org.minispark.engine.base.Timer;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.executor.TaskThreads;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.storage.BlockManagerId;

/** What a simulated executor's process has in place of threads. */
record Surroundings(
    Simulation simulation, Node node, VirtualTransport transport, String localDirectory)
    implements SimulatedExecutorEnd.Surroundings {
  private static final int START_MICROS = 2_000;

  @Override
  public NetworkBlockTransfer transfer(SparkConf conf) {
    Connections connections = new Connections(transport, Handlers.NONE);
    return new WaitingTransfer(simulation, BlockFetcher.of(conf, connections, timer()));
  }

  @Override
  public Timer timer() {
    return simulation.timer(node);
  }

  @Override
  public Executor cleaning() {
    return work -> simulation.after(200, node, "cleaning", work);
  }

  @Override
  public Executor moving() {
    return work -> simulation.after(200, node, "moving out", () -> simulation.runTask(node, work));
  }

  @Override
  public TaskThreads.Factory threads() {
    return (id, slots, classes) -> new OneTaskAtATime(simulation, node);
  }

  @Override
  public SparkConf local(SparkConf conf) {
    return conf.set("spark.local.dir", localDirectory);
  }

  /** Slots beyond the first wait: as if their threads were slow. */
  private static final class OneTaskAtATime implements TaskThreads {
    private final Simulation simulation;
    private final Node node;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean busy;

    OneTaskAtATime(Simulation simulation, Node node) {
      this.simulation = simulation;
      this.node = node;
    }

    @Override
    public void execute(Runnable task) {
      waiting.add(task);
      next();
    }

    private void next() {
      if (busy || waiting.isEmpty()) {
        return;
      }
      busy = true;
      Runnable task = waiting.remove();
      simulation.after(
          simulation.random().nextInt(START_MICROS), node, "task begins", () -> run(task));
    }

    private void run(Runnable task) {
      simulation.runTask(node, task);
      busy = false;
      next();
    }

    @Override
    public void stop() {
      waiting.clear();
    }

    @Override
    public void awaitEnd() {}
  }

  /** Hands over what it fetches only when all of it is there, since a task must not wait later. */
  private static final class WaitingTransfer extends NetworkBlockTransfer {
    private final Simulation simulation;

    WaitingTransfer(Simulation simulation, BlockFetcher fetcher) {
      super(fetcher);
      this.simulation = simulation;
    }

    @Override
    public void fetchBlocks(
        BlockManagerId holder, List<? extends BlockId> blocks, FetchListener listener) {
      int[] left = {blocks.size()};
      super.fetchBlocks(
          holder,
          blocks,
          new FetchListener() {
            @Override
            public void fetched(BlockId block, BlockData data) {
              left[0]--;
              listener.fetched(block, data);
            }

            @Override
            public void failed(BlockId block, Throwable cause) {
              left[0]--;
              listener.failed(block, cause);
            }
          });
      // Who reads a shuffle looks at times whether it was killed; who gets another block does not.
      boolean looksUp = blocks.get(0) instanceof BlockId.ShuffleBlockId;
      TaskContext task = TaskContext.get();
      try {
        simulation.await(() -> left[0] == 0 || looksUp && task.isInterrupted());
      } catch (InterruptedException e) {
        throw Unchecked.rethrow(e);
      }
    }
  }
}
