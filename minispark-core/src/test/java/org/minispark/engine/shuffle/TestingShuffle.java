package org.minispark.engine.shuffle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.minispark.Aggregator;
import org.minispark.HashPartitioner;
import org.minispark.Partitioner;
import org.minispark.SparkConf;
import org.minispark.Tuple2;
import org.minispark.engine.serializer.Captured;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockTransferService;
import org.minispark.executor.TaskMetrics;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** A few executors with their shuffle managers, and map and reduce tasks that run when told. */
final class TestingShuffle implements BlockTransferService {
  final MapOutputTracker tracker = new MapOutputTracker();
  final Map<BlockManagerId, HashShuffleManager> managers = new HashMap<>();
  final List<TestingBlocks> blocks = new ArrayList<>();
  final TestingSerializer serializer = new TestingSerializer();
  private final SparkConf conf;
  private final Random order = new Random(7);
  private long memory = Long.MAX_VALUE / 2;
  private int nextShuffle;
  private long nextTask;
  private TaskMetrics lastMetrics;

  private TestingShuffle(SparkConf conf) {
    this.conf = conf;
  }

  /** One process whose readers are its writers. */
  static TestingShuffle local(Path directory, String... settings) {
    TestingShuffle shuffle = new TestingShuffle(conf(settings));
    shuffle.addExecutor("driver", directory, HashShuffleManager.Readers.SAME_PROCESS);
    return shuffle;
  }

  /** Several processes. */
  static TestingShuffle cluster(int executors, Path directory, String... settings)
      throws IOException {
    TestingShuffle shuffle = new TestingShuffle(conf(settings));
    for (int i = 0; i < executors; i++) {
      Path own = java.nio.file.Files.createDirectories(directory.resolve("executor" + i));
      shuffle.addExecutor("" + i, own, HashShuffleManager.Readers.ANY_PROCESS);
    }
    return shuffle;
  }

  private static SparkConf conf(String... settings) {
    SparkConf conf = new SparkConf(false).set("spark.minispark.shuffle.inMemory", "0");
    for (int i = 0; i < settings.length; i += 2) {
      conf.set(settings[i], settings[i + 1]);
    }
    return conf;
  }

  private void addExecutor(String name, Path directory, HashShuffleManager.Readers readers) {
    TestingBlocks own = new TestingBlocks(name, directory);
    blocks.add(own);
    managers.put(own.id(), new HashShuffleManager(conf, own, this, serializer, tracker, readers));
  }

  TestingShuffle memory(long bytes) {
    memory = bytes;
    return this;
  }

  TestingBlocks onlyBlocks() {
    return blocks.get(0);
  }

  HashShuffleManager manager(int executor) {
    return managers.get(blocks.get(executor).id());
  }

  TaskMetrics lastMetrics() {
    return lastMetrics;
  }

  /** A workspace for plain collaborators. */
  Workspace workspace(TestingTask task) {
    return manager(0).workspace(task, new TestingMemory(memory));
  }

  static <K, V, C> ShuffleFunctions<K, V, C> functions(
      int partitions, Aggregator<K, V, C> aggregator, Comparator<K> order) {
    return new ShuffleFunctions<>(new HashPartitioner(partitions), aggregator, order);
  }

  /** Runs all map tasks, one after the other, over the executors in turn. */
  <K, V, C> ShuffleHandle<K, V, C> write(
      List<List<Tuple2<K, V>>> maps, ShuffleFunctions<K, V, C> functions, boolean combine) {
    Partitioner partitioner = functions.partitioner();
    ShuffleHandle<K, V, C> handle =
        new ShuffleHandle<>(
            nextShuffle++,
            maps.size(),
            partitioner.numPartitions(),
            Captured.of(functions),
            combine);
    tracker.registerShuffle(handle.shuffleId(), maps.size(), partitioner.numPartitions());
    for (int map = 0; map < maps.size(); map++) {
      writeMap(handle, map, maps.get(map).iterator());
    }
    return handle;
  }

  <K, V, C> MapStatus writeMap(
      ShuffleHandle<K, V, C> handle, int map, Iterator<Tuple2<K, V>> records) {
    try (TestingTask task = new TestingTask()) {
      lastMetrics = task.taskMetrics();
      MapStatus status =
          manager(map % blocks.size())
              .write(
                  handle,
                  handle.functions().driverInstance(),
                  nextTask++,
                  records,
                  task,
                  new TestingMemory(memory));
      tracker.registerMapOutput(handle.shuffleId(), map, status);
      return status;
    }
  }

  <K, V, C> List<Tuple2<K, C>> read(ShuffleHandle<K, V, C> handle, int from, int until) {
    try (TestingTask task = new TestingTask()) {
      lastMetrics = task.taskMetrics();
      List<Tuple2<K, C>> records = new ArrayList<>();
      manager(0)
          .read(
              handle,
              handle.functions().driverInstance(),
              from,
              until,
              task,
              new TestingMemory(memory))
          .forEachRemaining(records::add);
      return records;
    }
  }

  /** Each reduce partition. */
  <K, V, C> List<List<Tuple2<K, C>>> readAll(ShuffleHandle<K, V, C> handle) {
    List<List<Tuple2<K, C>>> partitions = new ArrayList<>();
    for (int i = 0; i < handle.numPartitions(); i++) {
      partitions.add(read(handle, i, i + 1));
    }
    return partitions;
  }

  /** Answers at once, but in any order. */
  @Override
  public void fetchBlocks(
      BlockManagerId holder, List<? extends BlockId> wanted, FetchListener listener) {
    List<BlockId> shuffled = new ArrayList<>(wanted);
    Collections.shuffle(shuffled, order);
    for (BlockId block : shuffled) {
      try {
        listener.fetched(block, blocksOf(holder).getLocal(block).orElseThrow());
      } catch (UncheckedIOException e) {
        listener.failed(block, e);
      }
    }
  }

  private TestingBlocks blocksOf(BlockManagerId holder) {
    return blocks.stream().filter(own -> own.id().equals(holder)).findFirst().orElseThrow();
  }

  @Override
  public CompletableFuture<Void> upload(
      BlockManagerId peer, BlockId block, StorageLevel level, BlockData data) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
