package org.minispark.engine.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.memory.MemorySizes;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.engine.taskcontext.TaskIdentity;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

/** A driver's master and the block managers of one process, each with memory of its own. */
public final class TestingStorage implements AutoCloseable {
  public final DriverBlockManagerMaster master;
  final LocalBlockTransferService transfer = new LocalBlockTransferService();
  final AtomicInteger computed = new AtomicInteger();
  private final Path directory;
  private final BlockCompression compression;
  private final List<EngineBlockManager> managers = new ArrayList<>();
  private int tasks;

  public TestingStorage(Path directory) {
    this(directory, BlockCompression.NONE, StorageListener.NONE);
  }

  TestingStorage(Path directory, BlockCompression compression, StorageListener listener) {
    this.directory = directory;
    this.compression = compression;
    this.master = new DriverBlockManagerMaster(listener);
  }

  public EngineBlockManager manager(String executorId, MemoryManager memory) {
    EngineBlockManager manager =
        new EngineBlockManager(
            new BlockManagerId(executorId, "localhost", 0),
            new StorageSettings(List.of(directory), compression),
            memory,
            new TestingDataSerializer(),
            master,
            transfer);
    transfer.register(manager);
    managers.add(manager);
    return manager;
  }

  public static MemoryManager memory(long bytes) {
    return new MemoryManager(new MemorySizes(bytes, bytes / 2));
  }

  EngineTaskContext task() {
    return new EngineTaskContext(
        new TaskIdentity(0, 0, 0, 1, 0, tasks++), null, null, null, new Properties());
  }

  /** Reads a block in a task of its own; computes {@code count} strings if it is not there. */
  List<String> read(BlockManager manager, RDDBlockId block, StorageLevel level, int count) {
    EngineTaskContext task = task();
    List<String> read = new ArrayList<>();
    Iterator<String> records =
        manager.getOrElseUpdate(
            block,
            level,
            task,
            () -> {
              computed.incrementAndGet();
              return strings(block, count).iterator();
            });
    while (records.hasNext()) {
      read.add(records.next());
    }
    task.markTaskCompleted();
    return read;
  }

  /** Strings of 48 estimated bytes each. */
  static List<String> strings(RDDBlockId block, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "%1d_%1d_%4d".formatted(block.rddId(), block.partition(), i))
        .toList();
  }

  @Override
  public void close() {
    managers.forEach(EngineBlockManager::close);
    transfer.close();
  }
}
