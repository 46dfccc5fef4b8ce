package org.minispark.engine.shuffle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import org.minispark.SparkConf;
import org.minispark.TaskContext;
import org.minispark.Tuple2;
import org.minispark.engine.memory.TaskMemory;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockId.ShuffleBlockId;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.engine.storage.BlockManager;
import org.minispark.engine.storage.BlockTransferService;

/**
 * The hash shuffle: each map task sorts its records into buckets and leaves them as one output,
 * each reduce task reads its bucket of every output.
 *
 * <p>Start with {@link ArrivalWriter} and {@link ShuffleReader}; combining, spilling and fetching
 * are beside that path.
 */
public final class HashShuffleManager implements ShuffleManager {
  private final ShuffleSettings settings;
  private final BlockManager blocks;
  private final BlockTransferService transfer;
  private final ShuffleSerializers serializers;
  private final MapOutputs outputs;
  private final MapOutputStore store;
  private final boolean handover;

  /**
   * @param readers who reads what this process writes
   * @throws IllegalArgumentException if the configuration makes no sense
   */
  public HashShuffleManager(
      SparkConf conf,
      BlockManager blocks,
      BlockTransferService transfer,
      DataSerializer serializer,
      MapOutputs outputs,
      Readers readers) {
    this.settings = ShuffleSettings.of(conf, readers);
    this.blocks = blocks;
    this.transfer = transfer;
    this.serializers = new ShuffleSerializers(serializer);
    this.outputs = outputs;
    this.handover = settings.handover() && readers == Readers.SAME_PROCESS;
    FrameOutput.Compression compression = FrameOutput.Compression.of(settings.compress());
    this.store = new MapOutputStore(blocks, new MapOutputFiles(blocks, serializer, compression));
    blocks.addSource(this::find);
  }

  /** Where the readers of map outputs are. */
  public enum Readers {
    /** Only here: objects that nobody can change may be handed over as they are. */
    SAME_PROCESS,
    /** Anywhere: they need bytes. */
    ANY_PROCESS
  }

  @Override
  public <K, V, C> MapStatus write(
      ShuffleHandle<K, V, C> handle,
      ShuffleFunctions<K, V, C> functions,
      long mapId,
      Iterator<? extends Tuple2<K, V>> records,
      TaskContext task,
      TaskMemory memory) {
    MapOutputWriter<K, V> writer =
        writer(handle, functions, mapId, workspace(handle, functions, task, memory));
    records.forEachRemaining(writer);
    task.killTaskIfInterrupted();
    return MapStatus.of(blocks.id(), mapId, handle.numPartitions(), writer.commit());
  }

  private <K, V, C> MapOutputWriter<K, V> writer(
      ShuffleHandle<K, V, C> handle,
      ShuffleFunctions<K, V, C> functions,
      long mapId,
      Workspace workspace) {
    ShuffleDataBlockId id = new ShuffleDataBlockId(handle.shuffleId(), mapId);
    MapOutputStore own = store.with(workspace.serializer());
    BucketSort buckets = new BucketSort(functions.partitioner(), handle.numPartitions());
    return handle.mapSideCombine()
        ? new CombiningWriter<>(workspace, own, id, buckets, functions.aggregator(), handover)
        : new ArrivalWriter<>(workspace, own, id, buckets, handover);
  }

  @Override
  public <K, V, C> Iterator<Tuple2<K, C>> read(
      ShuffleHandle<K, V, C> handle,
      ShuffleFunctions<K, V, C> functions,
      int startPartition,
      int endPartition,
      TaskContext task,
      TaskMemory memory) {
    Workspace workspace = workspace(handle, functions, task, memory);
    Pairs pairs = fetch(handle, startPartition, endPartition, workspace);
    if (functions.aggregator() != null) {
      ExternalAppendOnlyMap<K, V, C> map =
          new ExternalAppendOnlyMap<>(combiner(handle, functions), workspace);
      map.insertAll(pairs);
      pairs = map.pairs();
    }
    if (functions.keyOrdering() == null) {
      return new TupleIterator<>(pairs);
    }
    ExternalSorter<K, C> sorter = new ExternalSorter<>(functions.keyOrdering(), workspace);
    sorter.insertAll(pairs);
    return sorter.iterator();
  }

  private static Combiner combiner(
      ShuffleHandle<?, ?, ?> handle, ShuffleFunctions<?, ?, ?> functions) {
    return handle.mapSideCombine()
        ? Combiner.ofCombined(functions.aggregator())
        : Combiner.ofValues(functions.aggregator());
  }

  private Pairs fetch(
      ShuffleHandle<?, ?, ?> handle, int startPartition, int endPartition, Workspace workspace) {
    MapStatus[] statuses = outputs.statuses(handle.shuffleId(), startPartition);
    ShuffleReader.Blocks wanted =
        new ShuffleReader.Blocks(handle.shuffleId(), statuses, startPartition, endPartition);
    FetchAhead remote = FetchAhead.start(transfer, wanted, blocks.id(), settings, workspace.task());
    return new ShuffleReader(
        wanted, store, blocks.id(), remote, workspace.serializer(), workspace.task());
  }

  @Override
  public Workspace workspace(TaskContext task, TaskMemory memory) {
    return new Workspace(settings, blocks, serializers.usual(), task, memory);
  }

  private Workspace workspace(
      ShuffleHandle<?, ?, ?> handle,
      ShuffleFunctions<?, ?, ?> functions,
      TaskContext task,
      TaskMemory memory) {
    return new Workspace(settings, blocks, serializers.of(handle, functions), task, memory);
  }

  /** A bucket of a map output of this process. */
  private Optional<BlockData> find(BlockId block) {
    if (!(block instanceof ShuffleBlockId bucket)) {
      return Optional.empty();
    }
    try {
      MapOutput output = store.get(bucket.shuffleId(), bucket.mapId());
      return Optional.of(output.data(bucket.reduceId()));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** The map outputs of this process, to move them to others. */
  public MovableOutputs movableOutputs() {
    return new MovableOutputs(store, blocks);
  }

  @Override
  public boolean deleteMapOutput(int shuffleId, long mapId) {
    return store.delete(shuffleId, mapId);
  }

  @Override
  public void removeShuffle(int shuffleId) {
    store.deleteShuffle(shuffleId);
    serializers.forget(shuffleId);
  }
}
