package org.minispark.engine.shuffle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.minispark.TaskContext;
import org.minispark.engine.storage.BlockData;
import org.minispark.engine.storage.BlockId;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.BlockManager;
import org.minispark.engine.storage.BlockSource;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** Files in a directory, and room for evictable blocks that evicts when told. */
final class TestingBlocks implements BlockManager {
  private final BlockManagerId id;
  private final Path directory;
  private final Map<BlockId, Evictable> evictable = new LinkedHashMap<>();
  private final List<BlockSource> sources = new ArrayList<>();
  private int files;
  boolean full;

  TestingBlocks(String executor, Path directory) {
    this.id = new BlockManagerId(executor, "host-" + executor, 1);
    this.directory = directory;
  }

  /** Moves all that can be moved out of memory. */
  void evictAll() throws IOException {
    List<Evictable> all = new ArrayList<>(evictable.values());
    evictable.clear();
    for (Evictable content : all) {
      content.evict();
    }
  }

  int inMemory() {
    return evictable.size();
  }

  List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.sorted().toList();
    }
  }

  @Override
  public BlockManagerId id() {
    return id;
  }

  @Override
  public boolean putEvictable(BlockId block, long bytes, Evictable content) {
    if (full) {
      return false;
    }
    evictable.put(block, content);
    return true;
  }

  @Override
  public Optional<Evictable> getEvictable(BlockId block) {
    return Optional.ofNullable(evictable.get(block));
  }

  @Override
  public void remove(BlockId block) {
    evictable.remove(block);
  }

  @Override
  public Path fileOf(BlockId block) {
    return directory.resolve(block.name());
  }

  @Override
  public Path newTempFile() throws IOException {
    Path file = directory.resolve("temp_" + files++);
    return Files.isDirectory(directory) ? Files.createFile(file) : file;
  }

  @Override
  public void addSource(BlockSource source) {
    sources.add(source);
  }

  @Override
  public Optional<BlockData> getLocal(BlockId block) {
    for (BlockSource source : sources) {
      Optional<BlockData> data = source.find(block);
      if (data.isPresent()) {
        return data;
      }
    }
    return Optional.empty();
  }

  @Override
  public <T> Iterator<T> getOrElseUpdate(
      RDDBlockId block, StorageLevel level, TaskContext task, Supplier<Iterator<T>> compute) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<BlockData> get(BlockId block) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean putBytes(BlockId block, byte[] bytes, StorageLevel level) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean putReplica(BlockId block, StorageLevel level, BlockData data) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void holdValue(BlockId block, Object value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T getOrLoadValue(BlockId block, Supplier<T> load) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeRdd(int rddId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeBroadcast(long broadcastId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<Void> dropBlock(BlockId block) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<Void> dropRdd(int rddId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletableFuture<Void> dropBroadcast(long broadcastId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
