package org.minispark.engine.shuffle;

import java.io.IOException;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.BlockId.ShuffleBlockId;
import org.minispark.executor.ShuffleReadMetrics;
import org.minispark.storage.BlockManagerId;

/** Reads a range of reduce partitions: map output after map output, in map order. */
final class ShuffleReader extends Pairs {
  private static final int CHUNK = 4096;

  private final Blocks blocks;
  private final MapOutputStore store;
  private final BlockManagerId here;
  private final FetchAhead remote;
  private final DataSerializer serializer;
  private final TaskContext task;
  private final ShuffleReadMetrics metrics;
  private Pairs current = Buckets.NONE.all();
  private SerializedPairs open;
  private int untilKillCheck = CHUNK;
  private int uncounted;

  ShuffleReader(
      Blocks blocks,
      MapOutputStore store,
      BlockManagerId here,
      FetchAhead remote,
      DataSerializer serializer,
      TaskContext task) {
    this.blocks = blocks;
    this.store = store;
    this.here = here;
    this.remote = remote;
    this.serializer = serializer;
    this.task = task;
    this.metrics = task.taskMetrics().shuffleReadMetrics();
    task.addTaskCompletionListener(context -> close());
  }

  @Override
  boolean next() {
    while (!current.next()) {
      if (!openNext()) {
        return false;
      }
    }
    key = current.key;
    value = current.value;
    uncounted++;
    if (--untilKillCheck == 0) {
      untilKillCheck = CHUNK;
      task.killTaskIfInterrupted();
    }
    return true;
  }

  @Override
  void pushTo(PairConsumer consumer) {
    do {
      int pushed = CHUNK;
      while (pushed == CHUNK) {
        task.killTaskIfInterrupted();
        pushed = current.pushSome(consumer, CHUNK);
        uncounted += pushed;
      }
    } while (openNext());
  }

  private boolean openNext() {
    close();
    if (!blocks.next()) {
      return false;
    }
    current = blocks.location().equals(here) ? openLocal() : openRemote();
    return true;
  }

  private Pairs openLocal() {
    try {
      Pairs pairs =
          store
              .get(blocks.shuffleId, blocks.mapId())
              .open(blocks.reduceId(), serializer, failures());
      metrics.incLocalBlocksFetched(1);
      metrics.incLocalBytesRead(blocks.size());
      return keepOpen(pairs);
    } catch (IOException e) {
      throw blocks.failure(e);
    }
  }

  private Pairs openRemote() {
    try {
      Pairs pairs = remote.take(blocks.block(), serializer, failures());
      metrics.incRemoteBlocksFetched(1);
      metrics.incRemoteBytesRead(blocks.size());
      return keepOpen(pairs);
    } catch (IOException e) {
      throw blocks.failure(e);
    }
  }

  private Pairs keepOpen(Pairs pairs) {
    open = pairs instanceof SerializedPairs serialized ? serialized : null;
    return pairs;
  }

  /** The block that is being read when this is called answers for the failure. */
  private SerializedPairs.FailureHandler failures() {
    return blocks::failure;
  }

  private void close() {
    metrics.incRecordsRead(uncounted);
    uncounted = 0;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    } finally {
      open = null;
    }
  }

  /** Walks over the blocks of a range that are not empty, in the order in which they are read. */
  static final class Blocks {
    final int shuffleId;
    private final MapStatus[] statuses;
    private final int startPartition;
    private final int endPartition;
    private int map;
    private int reduce;

    Blocks(int shuffleId, MapStatus[] statuses, int startPartition, int endPartition) {
      this.shuffleId = shuffleId;
      this.statuses = statuses;
      this.startPartition = startPartition;
      this.endPartition = endPartition;
      this.reduce = startPartition - 1;
    }

    /** A walk of its own, from the start. */
    Blocks again() {
      return new Blocks(shuffleId, statuses, startPartition, endPartition);
    }

    /** Whether one holder has all map outputs. */
    boolean areAllAt(BlockManagerId holder) {
      for (MapStatus status : statuses) {
        if (!status.location().equals(holder)) {
          return false;
        }
      }
      return true;
    }

    /** Goes to the next block. */
    boolean next() {
      while (map < statuses.length) {
        while (++reduce < endPartition) {
          if (size() > 0) {
            return true;
          }
        }
        reduce = startPartition - 1;
        map++;
      }
      return false;
    }

    long size() {
      return statuses[map].sizeOf(reduce);
    }

    BlockManagerId location() {
      return statuses[map].location();
    }

    long mapId() {
      return statuses[map].mapId();
    }

    int reduceId() {
      return reduce;
    }

    ShuffleBlockId block() {
      return new ShuffleBlockId(shuffleId, mapId(), reduce);
    }

    FetchFailedException failure(Throwable cause) {
      String message =
          "Cannot read "
              + block().name()
              + " (map "
              + map
              + ") from "
              + location()
              + ": "
              + cause.getMessage();
      return new FetchFailedException(location(), shuffleId, mapId(), map, reduce, message, cause);
    }
  }
}
