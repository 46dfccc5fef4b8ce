package org.minispark.engine.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.minispark.TaskContext;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.BlockId.BroadcastBlockId;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.MemoryEntry.Content;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** The one implementation of {@link BlockManager}, in local mode and in a cluster. */
public final class EngineBlockManager implements BlockManager {
  private static final Log LOG = Log.of(EngineBlockManager.class);

  private final BlockManagerId id;
  private final MemoryStore memory;
  private final BlockDirectories directories;
  private final DiskStore disk;
  private final RecordStore records;
  private final ValueStore values;
  private final RemoteBlocks remote;
  private final BlockReports reports;
  private final ComputeOnce computing = new ComputeOnce();
  private final List<BlockSource> sources = new CopyOnWriteArrayList<>();

  /**
   * Becomes the evictor of {@code memoryManager} and registers with {@code master}; makes no files
   * yet.
   */
  public EngineBlockManager(
      BlockManagerId id,
      StorageSettings settings,
      MemoryManager memoryManager,
      DataSerializer serializer,
      BlockManagerMaster master,
      BlockTransferService transfer) {
    this.id = id;
    this.memory = new MemoryStore(memoryManager, new BlockMover());
    this.directories = new BlockDirectories(settings.localDirectories());
    this.disk = new DiskStore(directories);
    this.records = new RecordStore(memory, disk, serializer, settings.recordCompression());
    this.values = new ValueStore(memory, disk, serializer);
    this.remote = new RemoteBlocks(id, master, transfer);
    this.reports = new BlockReports(id, master, memory, disk);
    memoryManager.setEvictor(memory::evict);
    master.registerBlockManager(id, memoryManager.maxStorage(), this);
  }

  @Override
  public BlockManagerId id() {
    return id;
  }

  @Override
  public <T> Iterator<T> getOrElseUpdate(
      RDDBlockId block, StorageLevel level, TaskContext task, Supplier<Iterator<T>> compute) {
    try {
      while (true) {
        Optional<BlockIterator<T>> here = records.read(block, task);
        if (here.isPresent()) {
          return here.get();
        }
        try (ComputeOnce.Claim claim = computing.claimOrWait(block, task)) {
          if (claim != null) {
            return fetchOrCompute(block, level, task, compute);
          }
        }
      }
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private <T> Iterator<T> fetchOrCompute(
      RDDBlockId block, StorageLevel level, TaskContext task, Supplier<Iterator<T>> compute)
      throws IOException {
    Optional<BlockIterator<T>> here = records.read(block, task);
    if (here.isPresent()) {
      return here.get();
    }
    Optional<BlockIterator<T>> elsewhere = readRemote(block, task);
    return elsewhere.isPresent() ? elsewhere.get() : store(block, level, task, compute.get());
  }

  private <T> Optional<BlockIterator<T>> readRemote(BlockId block, TaskContext task) {
    Optional<BlockData> data = remote.fetch(block);
    if (data.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(recordsOf(data.get(), block, task));
    } catch (IOException e) {
      data.get().close();
      LOG.warn("Cannot read block {} of another holder", block.name(), e);
      return Optional.empty();
    }
  }

  private <T> BlockIterator<T> store(
      BlockId block, StorageLevel level, TaskContext task, Iterator<T> source) throws IOException {
    BlockIterator<T> stored = records.put(block, level, task, source);
    reports.tell(block, level);
    if (level.replication() > 1 && isHere(block)) {
      remote.replicate(block, level, () -> getLocalBytes(block));
    }
    return stored;
  }

  private <T> BlockIterator<T> recordsOf(BlockData data, BlockId block, TaskContext task)
      throws IOException {
    if (data instanceof BlockData.Bytes bytes) {
      BlockIterator<T> decoded = records.decode(bytes.open(), block, task, data::close);
      return decoded.countingInput(data.size());
    }
    @SuppressWarnings("unchecked") // a block holds the records of the RDD that asks for it
    Iterator<T> objects = (Iterator<T>) ((BlockData.Records) data).records();
    BlockIterator<T> bound = new DataIterator<>(objects, data, task).boundToTask();
    return bound.countingInput(data.size());
  }

  @Override
  public Optional<BlockData> getLocal(BlockId block) {
    for (BlockSource source : sources) {
      Optional<BlockData> found = source.find(block);
      if (found.isPresent()) {
        return found;
      }
    }
    MemoryEntry entry = memory.pin(block);
    if (entry != null) {
      return inMemory(entry);
    }
    return disk.find(block).map(stored -> new LocalData.OnDisk(disk, block, stored.length()));
  }

  /** A block that is here, in the form in which it goes to another process. */
  public Optional<BlockData> getLocalBytes(BlockId block) {
    return getLocal(block)
        .map(data -> data instanceof BlockData.Records objects ? bytesOf(objects) : data);
  }

  private BlockData bytesOf(BlockData.Records objects) {
    try (objects) {
      ByteChunks.Output out = new ByteChunks.Output();
      records.encode(objects.records(), out);
      return new LocalData.InMemory(out.finish(), () -> {});
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private Optional<BlockData> inMemory(MemoryEntry pinned) {
    Runnable unpin = () -> memory.unpin(pinned);
    if (pinned.content() instanceof Content.Objects objects) {
      return Optional.of(
          new LocalData.Objects(Arrays.asList(objects.values()), pinned.bytes(), unpin));
    }
    if (pinned.content() instanceof Content.Serialized serialized) {
      return Optional.of(new LocalData.InMemory(serialized.bytes(), unpin));
    }
    unpin.run();
    return Optional.empty();
  }

  @Override
  public Optional<BlockData> get(BlockId block) {
    Optional<BlockData> here = getLocal(block);
    return here.isPresent() ? here : remote.fetch(block);
  }

  @Override
  public boolean putBytes(BlockId block, byte[] bytes, StorageLevel level) {
    if (level.useMemory() && memory.acquire(bytes.length, block)) {
      ByteChunks chunks = ByteChunks.of(bytes);
      memory.add(new MemoryEntry(block, level, new Content.Serialized(chunks), bytes.length));
    } else if (level.useDisk()) {
      disk.put(block, level, bytes);
    } else {
      return false;
    }
    reports.tell(block, level);
    return true;
  }

  @Override
  public boolean putReplica(BlockId block, StorageLevel level, BlockData data) {
    if (isHere(block)) {
      return true;
    }
    try {
      if (block instanceof RDDBlockId) {
        records.put(block, level, null, recordsOf(data, block, null)).release();
        reports.tell(block, level);
        return isHere(block);
      }
      try (InputStream in = ((BlockData.Bytes) data).open()) {
        return putBytes(block, in.readAllBytes(), level);
      }
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  /** The partitions of persisted RDDs that are here, in order. */
  public List<RDDBlockId> cachedPartitions() {
    return Stream.concat(memory.ids().stream(), disk.ids().stream())
        .filter(RDDBlockId.class::isInstance)
        .map(RDDBlockId.class::cast)
        .distinct()
        .sorted(Comparator.comparingInt(RDDBlockId::rddId).thenComparingInt(RDDBlockId::partition))
        .toList();
  }

  /** Sends a copy of a partition to a peer, at its own level; false if it did not arrive. */
  public boolean sendCopy(RDDBlockId block, BlockManagerId peer) {
    return remote.upload(peer, block, levelOf(block), () -> getLocalBytes(block));
  }

  private StorageLevel levelOf(BlockId block) {
    MemoryEntry entry = memory.pin(block);
    if (entry == null) {
      return disk.find(block).map(DiskStore.Stored::level).orElse(StorageLevel.NONE());
    }
    memory.unpin(entry);
    return entry.level();
  }

  @Override
  public void holdValue(BlockId block, Object value) {
    values.hold(block, value);
  }

  @Override
  public <T> T getOrLoadValue(BlockId block, Supplier<T> load) {
    return values.getOrLoad(block, load);
  }

  @Override
  public boolean putEvictable(BlockId block, long bytes, Evictable content) {
    if (!memory.acquire(bytes, block)) {
      return false;
    }
    memory.remove(block);
    memory.add(
        new MemoryEntry(block, StorageLevel.MEMORY_ONLY(), new Content.Movable(content), bytes));
    return true;
  }

  @Override
  public Optional<Evictable> getEvictable(BlockId block) {
    MemoryEntry entry = memory.pin(block);
    if (entry == null) {
      return Optional.empty();
    }
    memory.unpin(entry);
    return entry.content() instanceof Content.Movable movable
        ? Optional.of(movable.evictable())
        : Optional.empty();
  }

  @Override
  public void addSource(BlockSource source) {
    sources.add(source);
  }

  @Override
  public void remove(BlockId block) {
    boolean wasInMemory = memory.remove(block);
    boolean wasOnDisk = disk.remove(block);
    if (wasInMemory || wasOnDisk) {
      reports.tell(block, StorageLevel.NONE());
    }
  }

  @Override
  public void removeRdd(int rddId) {
    removeAll(block -> block instanceof RDDBlockId rddBlock && rddBlock.rddId() == rddId);
  }

  @Override
  public void removeBroadcast(long broadcastId) {
    removeAll(
        block ->
            block instanceof BroadcastBlockId broadcast && broadcast.broadcastId() == broadcastId);
  }

  private void removeAll(Predicate<BlockId> chosen) {
    memory.ids().stream().filter(chosen).forEach(this::remove);
    disk.ids().stream().filter(chosen).forEach(this::remove);
  }

  @Override
  public CompletableFuture<Void> dropBlock(BlockId block) {
    remove(block);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> dropRdd(int rddId) {
    removeRdd(rddId);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> dropBroadcast(long broadcastId) {
    removeBroadcast(broadcastId);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Path fileOf(BlockId block) throws IOException {
    return directories.fileOf(block.name());
  }

  @Override
  public Path newTempFile() throws IOException {
    return directories.newTempFile();
  }

  @Override
  public void close() {
    for (BlockId block : memory.ids()) {
      memory.remove(block);
    }
    try {
      directories.close();
    } catch (IOException e) {
      LOG.warn("Cannot remove all files of block manager {}", id, e);
    }
  }

  private boolean isHere(BlockId block) {
    return memory.contains(block) || disk.contains(block);
  }

  /** How blocks leave memory under pressure. */
  private final class BlockMover implements MemoryStore.Mover {
    @Override
    public boolean moveOut(MemoryEntry entry) {
      try {
        if (entry.content() instanceof Content.Movable movable) {
          movable.evictable().evict();
        } else if (entry.level().useDisk() && !disk.contains(entry.id())) {
          records.moveToDisk(entry);
        }
        return true;
      } catch (IOException | RuntimeException e) {
        // A partition can be computed again, anything else must not be lost.
        boolean dispensable = entry.id() instanceof RDDBlockId;
        String what = dispensable ? "dropping it" : "keeping it in memory";
        LOG.warn("Cannot move block {} to disk, {}", entry.id().name(), what, e);
        return dispensable;
      }
    }

    @Override
    public void movedOut(MemoryEntry entry, boolean wasRemoved) {
      if (wasRemoved) {
        disk.remove(entry.id());
      }
      reports.tell(entry.id(), entry.level());
    }
  }
}
