package org.minispark.engine.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.minispark.TaskContext;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.DataSerializer;
import org.minispark.engine.storage.MemoryEntry.Content;
import org.minispark.storage.StorageLevel;
import org.minispark.util.SizeEstimator;

/** Values that are kept whole, as the objects they are: what broadcasts hold. Thread-safe. */
final class ValueStore {
  private final MemoryStore memory;
  private final DiskStore disk;
  private final DataSerializer serializer;
  private final ComputeOnce loading = new ComputeOnce();

  ValueStore(MemoryStore memory, DiskStore disk, DataSerializer serializer) {
    this.memory = memory;
    this.disk = disk;
    this.serializer = serializer;
  }

  /** Keeps a value that never leaves; it is in the heap in any case, so it has to be counted. */
  void hold(BlockId block, Object value) {
    long bytes = SizeEstimator.estimate(value);
    memory.acquireAnyway(bytes, block);
    StorageLevel level = StorageLevel.MEMORY_ONLY();
    if (!memory.addPinned(new MemoryEntry(block, level, new Content.Value(value), bytes))) {
      memory.release(bytes);
    }
  }

  /** The value; if it is not here, {@code load} gets it, once for all that ask meanwhile. */
  @SuppressWarnings("unchecked") // the block's name says what kind of value it holds
  <T> T getOrLoad(BlockId block, Supplier<T> load) {
    while (true) {
      Optional<Content.Value> here = find(block);
      if (here.isPresent()) {
        return (T) here.get().value();
      }
      try (ComputeOnce.Claim claim = loading.claimOrWait(block, TaskContext.get())) {
        if (claim != null) {
          here = find(block);
          return here.isPresent() ? (T) here.get().value() : keep(block, load.get());
        }
      }
    }
  }

  private Optional<Content.Value> find(BlockId block) {
    MemoryEntry entry = memory.pin(block);
    if (entry != null) {
      memory.unpin(entry);
      return Optional.of((Content.Value) entry.content());
    }
    Optional<InputStream> file = disk.open(block);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = file.get()) {
      return Optional.of(new Content.Value(serializer.fromBytes(in.readAllBytes())));
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  private <T> T keep(BlockId block, T value) {
    long bytes = SizeEstimator.estimate(value);
    StorageLevel level = StorageLevel.MEMORY_AND_DISK();
    if (memory.acquire(bytes, block)) {
      memory.add(new MemoryEntry(block, level, new Content.Value(value), bytes));
    } else {
      disk.put(block, level, serializer.toBytes(value));
    }
    return value;
  }
}
