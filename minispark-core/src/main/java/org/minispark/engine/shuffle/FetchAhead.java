package org.minispark.engine.shuffle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockId.ShuffleBlockId;
import org.minispark.engine.storage.BlockTransferService;
import org.minispark.executor.ShuffleReadMetrics;
import org.minispark.storage.BlockManagerId;

/**
 * Fetches blocks of other processes ahead of their reader. They come in any order and are taken in
 * the reader's. What is on the way or waits to be taken is bounded in bytes; only the block that
 * the reader needs next is asked for in any case, so that the bound cannot stop it.
 */
final class FetchAhead implements BlockTransferService.FetchListener {
  /** A request is at most this part of all that may be in flight, so that several holders serve. */
  private static final int REQUESTS_IN_WINDOW = 5;

  private static final long KILL_CHECK_MILLIS = 100;

  private final BlockTransferService transfer;
  private final ShuffleSettings settings;
  private final TaskContext task;

  /** What is not asked for yet, by holder, each in the order of reading. Reader's thread only. */
  private final Map<BlockManagerId, Queue<Wanted>> unasked = new HashMap<>();

  /** The same of all holders; some at its head may be asked for by now. Reader's thread only. */
  private final Queue<Wanted> inOrder = new ArrayDeque<>();

  private final Map<ShuffleBlockId, Wanted> wanted = new HashMap<>();

  // Guarded by this.
  private final Map<BlockId, Object> arrived = new HashMap<>();
  private final Map<BlockId, int[]> requestOf = new HashMap<>();
  private int openRequests;
  private boolean closed;

  /** Bytes asked for and not yet taken. Reader's thread only. */
  private long bytesAhead;

  private FetchAhead(BlockTransferService transfer, ShuffleSettings settings, TaskContext task) {
    this.transfer = transfer;
    this.settings = settings;
    this.task = task;
  }

  /** A block to be fetched. */
  private static final class Wanted {
    final ShuffleBlockId block;
    final BlockManagerId holder;
    final long size;
    boolean asked;

    Wanted(ShuffleBlockId block, BlockManagerId holder, long size) {
      this.block = block;
      this.holder = holder;
      this.size = size;
    }
  }

  /** Starts to fetch all blocks that are not {@code here}. */
  static FetchAhead start(
      BlockTransferService transfer,
      ShuffleReader.Blocks blocks,
      BlockManagerId here,
      ShuffleSettings settings,
      TaskContext task) {
    FetchAhead fetch = new FetchAhead(transfer, settings, task);
    if (blocks.areAllAt(here)) {
      return fetch;
    }
    ShuffleReader.Blocks walk = blocks.again();
    while (walk.next()) {
      if (!walk.location().equals(here)) {
        fetch.want(new Wanted(walk.block(), walk.location(), walk.size()));
      }
    }
    if (!fetch.wanted.isEmpty()) {
      task.addTaskCompletionListener(context -> fetch.close());
      fetch.askWithinBounds();
    }
    return fetch;
  }

  private void want(Wanted block) {
    wanted.put(block.block, block);
    inOrder.add(block);
    unasked.computeIfAbsent(block.holder, holder -> new ArrayDeque<>()).add(block);
  }

  /** The pairs of a block, which is waited for. Blocks are taken in the order of reading. */
  Pairs take(
      ShuffleBlockId block, DataSerializer serializer, SerializedPairs.FailureHandler failures)
      throws IOException {
    Wanted next = wanted.remove(block);
    while (!next.asked) {
      ask(next.holder);
    }
    BlockData data = await(block);
    bytesAhead -= next.size;
    askWithinBounds();
    if (data instanceof BlockData.Records records) {
      return new HandedOver(records.records());
    }
    BlockData.Bytes bytes = (BlockData.Bytes) data;
    return new SerializedPairs(serializer, new ClosingBlock(bytes), bytes.size(), failures);
  }

  /** Asks for the earliest block that is not asked for yet, and so on, as long as it may. */
  private void askWithinBounds() {
    while (bytesAhead < settings.maxBytesInFlight()
        && requestsInFlight() < settings.maxRequestsInFlight()) {
      while (!inOrder.isEmpty() && inOrder.peek().asked) {
        inOrder.remove();
      }
      if (inOrder.isEmpty()) {
        return;
      }
      ask(inOrder.peek().holder);
    }
  }

  private synchronized int requestsInFlight() {
    return openRequests;
  }

  /** Asks a holder for its next blocks. */
  private void ask(BlockManagerId holder) {
    Queue<Wanted> queue = unasked.get(holder);
    long most = Math.max(1, settings.maxBytesInFlight() / REQUESTS_IN_WINDOW);
    List<ShuffleBlockId> request = new ArrayList<>();
    long bytes = 0;
    while (!queue.isEmpty() && bytes < most) {
      Wanted block = queue.remove();
      block.asked = true;
      bytes += block.size;
      request.add(block.block);
    }
    bytesAhead += bytes;
    open(request);
    transfer.fetchBlocks(holder, request, this);
  }

  private synchronized void open(List<ShuffleBlockId> request) {
    int[] left = {request.size()};
    request.forEach(block -> requestOf.put(block, left));
    openRequests++;
  }

  private synchronized BlockData await(ShuffleBlockId block) throws IOException {
    long start = System.nanoTime();
    while (!arrived.containsKey(block)) {
      task.killTaskIfInterrupted();
      try {
        wait(KILL_CHECK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Unchecked.rethrow(e);
      }
    }
    ShuffleReadMetrics metrics = task.taskMetrics().shuffleReadMetrics();
    metrics.incFetchWaitTime((System.nanoTime() - start) / 1_000_000);
    Object result = arrived.remove(block);
    if (result instanceof BlockData data) {
      return data;
    }
    Throwable cause = (Throwable) result;
    throw new IOException(
        cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }

  @Override
  public void fetched(BlockId block, BlockData data) {
    if (!arrive(block, data)) {
      data.close();
    }
  }

  @Override
  public void failed(BlockId block, Throwable cause) {
    arrive(block, cause);
  }

  private synchronized boolean arrive(BlockId block, Object result) {
    int[] left = requestOf.remove(block);
    if (left != null && --left[0] == 0) {
      openRequests--;
    }
    if (closed || left == null) {
      return false;
    }
    arrived.put(block, result);
    notifyAll();
    return true;
  }

  private void close() {
    List<Object> left;
    synchronized (this) {
      closed = true;
      left = new ArrayList<>(arrived.values());
      arrived.clear();
    }
    for (Object result : left) {
      if (result instanceof BlockData data) {
        data.close();
      }
    }
  }

  /** A block's bytes; closing them closes the block. */
  private static final class ClosingBlock extends FilterInputStream {
    private final BlockData block;

    ClosingBlock(BlockData.Bytes block) throws IOException {
      super(block.open());
      this.block = block;
    }

    @Override
    public void close() throws IOException {
      try (block) {
        super.close();
      }
    }
  }

  /** Records that came as they are. */
  private static final class HandedOver extends Pairs {
    private final Iterator<?> records;

    HandedOver(Iterator<?> records) {
      this.records = records;
    }

    @Override
    boolean next() {
      if (!records.hasNext()) {
        return false;
      }
      Tuple2<?, ?> record = (Tuple2<?, ?>) records.next();
      key = record._1;
      value = record._2;
      return true;
    }
  }
}
