package org.minispark.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minispark.TaskKilledException;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.memory.TaskAccount;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.engine.storage.BlockId.TaskResultBlockId;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.storage.StorageLevel;

class BlockManagerTest {
  private static final RDDBlockId FIRST = new RDDBlockId(1, 0);
  private static final RDDBlockId SECOND = new RDDBlockId(1, 1);
  private static final RDDBlockId OTHER = new RDDBlockId(2, 0);

  /** What 100 strings take. */
  private static final long HUNDRED = 16 + 100 * (4 + 48);

  @TempDir Path directory;

  private final MemoryManager memory = TestingStorage.memory(100_000);
  private TestingStorage storage;

  @AfterEach
  void leaveNothing() throws IOException {
    storage.close();
    assertThat(memory.storageUsed()).isZero();
    assertThat(files(directory)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DISK_ONLY",
        "DISK_ONLY_2",
        "DISK_ONLY_3",
        "MEMORY_ONLY",
        "MEMORY_ONLY_2",
        "MEMORY_ONLY_SER",
        "MEMORY_ONLY_SER_2",
        "MEMORY_AND_DISK",
        "MEMORY_AND_DISK_2",
        "MEMORY_AND_DISK_SER",
        "MEMORY_AND_DISK_SER_2",
        "OFF_HEAP"
      })
  void everyLevelKeepsABlockWhereItSays(String name) throws IOException {
    StorageLevel level = StorageLevel.fromString(name);
    EngineBlockManager blocks = start();

    assertThat(storage.read(blocks, FIRST, level, 100)).hasSize(100);
    assertThat(storage.read(blocks, FIRST, level, 100))
        .isEqualTo(TestingStorage.strings(FIRST, 100));

    assertThat(storage.computed).hasValue(1);
    assertThat(memory.storageUsed() > 0).isEqualTo(level.useMemory());
    assertThat(files(directory)).hasSize(level.useMemory() ? 0 : 1);
    var status = storage.master.storageStatus().get(0).blocks().get(FIRST);
    assertThat(status.level().useMemory()).isEqualTo(level.useMemory());
    assertThat(status.level().deserialized()).isEqualTo(level.deserialized());
    assertThat(status.memoryBytes()).isEqualTo(memory.storageUsed());
  }

  @Test
  void aStoredBlockCountsAsInput() {
    EngineBlockManager blocks = start();
    storage.read(blocks, FIRST, StorageLevel.MEMORY_ONLY(), 100);
    EngineTaskContext task = storage.task();

    Iterator<Object> records =
        blocks.getOrElseUpdate(FIRST, StorageLevel.MEMORY_ONLY(), task, List.of()::iterator);
    records.forEachRemaining(record -> {});

    assertThat(task.taskMetrics().inputMetrics().bytesRead()).isEqualTo(HUNDRED);
    assertThat(task.taskMetrics().inputMetrics().recordsRead()).isEqualTo(100);
  }

  @Test
  void theLeastRecentlyUsedBlockMakesRoom() {
    EngineBlockManager blocks = start();
    StorageLevel level = StorageLevel.MEMORY_ONLY();
    for (int rdd = 0; rdd < 9; rdd++) {
      storage.read(blocks, new RDDBlockId(rdd, 0), level, 200);
    }
    storage.read(blocks, new RDDBlockId(0, 0), level, 200);
    assertThat(storage.computed).hasValue(9);

    storage.read(blocks, new RDDBlockId(9, 0), level, 200);

    assertThat(storage.master.locations(new RDDBlockId(0, 0))).hasSize(1);
    assertThat(storage.master.locations(new RDDBlockId(1, 0))).isEmpty();
    assertThat(storage.master.locations(new RDDBlockId(9, 0))).hasSize(1);
  }

  @Test
  void aBlockNeverMakesRoomForOneOfItsOwnRdd() {
    EngineBlockManager blocks = start();
    StorageLevel level = StorageLevel.MEMORY_ONLY();
    storage.read(blocks, FIRST, level, 1000);

    assertThat(storage.read(blocks, SECOND, level, 1000))
        .isEqualTo(TestingStorage.strings(SECOND, 1000));

    assertThat(storage.master.locations(FIRST)).hasSize(1);
    assertThat(storage.master.locations(SECOND)).isEmpty();
    storage.read(blocks, OTHER, level, 1000);
    assertThat(storage.master.locations(FIRST)).isEmpty();
    assertThat(storage.master.locations(OTHER)).hasSize(1);
  }

  @Test
  void anEvictedBlockGoesToDiskIfItsLevelSaysSo() throws IOException {
    EngineBlockManager blocks = start();
    storage.read(blocks, FIRST, StorageLevel.MEMORY_AND_DISK(), 1000);

    storage.read(blocks, OTHER, StorageLevel.MEMORY_ONLY(), 1500);

    assertThat(files(directory)).hasSize(1);
    var status = storage.master.storageStatus().get(0).blocks().get(FIRST);
    assertThat(status.level().useMemory()).isFalse();
    assertThat(status.level().useDisk()).isTrue();
    assertThat(status.diskBytes()).isPositive();
    assertThat(storage.read(blocks, FIRST, StorageLevel.MEMORY_AND_DISK(), 1000))
        .isEqualTo(TestingStorage.strings(FIRST, 1000));
    assertThat(storage.computed).hasValue(2);
  }

  @Test
  void aBlockOnDiskComesBackWhenMemoryIsFree() {
    EngineBlockManager blocks = start();
    storage.read(blocks, FIRST, StorageLevel.MEMORY_AND_DISK(), 1000);
    storage.read(blocks, OTHER, StorageLevel.MEMORY_ONLY(), 1500);
    blocks.removeRdd(2);

    storage.read(blocks, FIRST, StorageLevel.MEMORY_AND_DISK(), 1000);

    assertThat(memory.storageUsed()).isEqualTo(16 + 1000 * 52);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MEMORY_ONLY", "MEMORY_ONLY_SER", "MEMORY_AND_DISK", "MEMORY_AND_DISK_SER"})
  void aBlockLargerThanMemoryIsReadWhole(String name) {
    StorageLevel level = StorageLevel.fromString(name);
    EngineBlockManager blocks = start();

    assertThat(storage.read(blocks, FIRST, level, 5000))
        .isEqualTo(TestingStorage.strings(FIRST, 5000));
    assertThat(memory.storageUsed()).isZero();
    assertThat(storage.read(blocks, FIRST, level, 5000))
        .isEqualTo(TestingStorage.strings(FIRST, 5000));

    assertThat(storage.computed).hasValue(level.useDisk() ? 1 : 2);
  }

  @Test
  void anUnstoredBlockGivesItsMemoryBackWithTheTask() {
    EngineBlockManager blocks = start();
    EngineTaskContext task = storage.task();

    Iterator<String> records =
        blocks.getOrElseUpdate(
            FIRST, StorageLevel.MEMORY_ONLY(), task, TestingStorage.strings(FIRST, 5000)::iterator);
    records.next();
    assertThat(memory.storageUsed()).isPositive();
    task.markTaskCompleted();

    assertThat(memory.storageUsed()).isZero();
  }

  @Test
  void anUnstoredBlockCanBePulledThenPushed() {
    EngineBlockManager blocks = start();
    for (StorageLevel level : List.of(StorageLevel.MEMORY_ONLY(), StorageLevel.MEMORY_ONLY_SER())) {
      Iterator<String> records =
          blocks.getOrElseUpdate(
              FIRST, level, storage.task(), TestingStorage.strings(FIRST, 5000)::iterator);
      List<String> read = new ArrayList<>();
      read.add(records.next());
      read.add(records.next());
      records.forEachRemaining(read::add);
      assertThat(read).isEqualTo(TestingStorage.strings(FIRST, 5000));
    }
  }

  @Test
  void aBlockIsPinnedWhileItIsRead() {
    EngineBlockManager blocks = start();
    EngineTaskContext task = storage.task();
    storage.read(blocks, FIRST, StorageLevel.MEMORY_ONLY(), 1000);
    Iterator<String> reader =
        blocks.getOrElseUpdate(FIRST, StorageLevel.MEMORY_ONLY(), task, Collections::emptyIterator);
    reader.next();

    storage.read(blocks, OTHER, StorageLevel.MEMORY_ONLY(), 1500);
    assertThat(storage.master.locations(FIRST)).hasSize(1);
    task.markTaskCompleted();
    storage.read(blocks, OTHER, StorageLevel.MEMORY_ONLY(), 1500);

    assertThat(storage.master.locations(FIRST)).isEmpty();
  }

  @Test
  void executionEvictsBlocks() {
    EngineBlockManager blocks = start();
    storage.read(blocks, FIRST, StorageLevel.MEMORY_ONLY(), 900);
    storage.read(blocks, OTHER, StorageLevel.MEMORY_ONLY(), 900);
    TaskAccount task = memory.openTask();

    assertThat(task.tryAcquire(50_000)).isTrue();

    assertThat(storage.master.locations(FIRST)).isEmpty();
    assertThat(storage.master.locations(OTHER)).hasSize(1);
    task.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"corrupt", "cut", "deleted", "emptied directory"})
  void aDamagedFileIsNoticedAndTheBlockComputedAgain(String damage) throws IOException {
    EngineBlockManager blocks = start();
    storage.read(blocks, FIRST, StorageLevel.DISK_ONLY(), 1000);
    Path file = files(directory).get(0);
    byte[] bytes = Files.readAllBytes(file);
    switch (damage) {
      case "corrupt" -> {
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
      case "cut" -> Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
      case "deleted" -> Files.delete(file);
      default -> OwnedDirectory.delete(file.getParent());
    }

    assertThat(storage.read(blocks, FIRST, StorageLevel.DISK_ONLY(), 1000))
        .isEqualTo(TestingStorage.strings(FIRST, 1000));
    assertThat(storage.computed).hasValue(2);
    storage.read(blocks, FIRST, StorageLevel.DISK_ONLY(), 1000);
    assertThat(storage.computed).hasValue(2);
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "not a directory");
    storage = new TestingStorage(file);
    EngineBlockManager blocks = storage.manager("driver", memory);

    assertThatThrownBy(() -> storage.read(blocks, FIRST, StorageLevel.DISK_ONLY(), 10))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    assertThat(storage.read(blocks, SECOND, StorageLevel.MEMORY_ONLY(), 10)).hasSize(10);
    blocks.close();
    Files.delete(file);
  }

  @Test
  void aFailedComputationLeavesNothing() {
    EngineBlockManager blocks = start();
    for (String level : List.of("MEMORY_ONLY", "MEMORY_ONLY_SER", "DISK_ONLY")) {
      assertThatThrownBy(
              () ->
                  blocks.getOrElseUpdate(
                      FIRST,
                      StorageLevel.fromString(level),
                      storage.task(),
                      () -> Stream.iterate(0, i -> i + 1).map(i -> 100 / (500 - i)).iterator()))
          .isInstanceOf(ArithmeticException.class);
      assertThat(memory.storageUsed()).isZero();
    }
    assertThat(storage.read(blocks, FIRST, StorageLevel.MEMORY_ONLY(), 10)).hasSize(10);
  }

  @Test
  void aKilledTaskStopsReading() {
    EngineBlockManager blocks = start();
    storage.read(blocks, FIRST, StorageLevel.MEMORY_ONLY(), 10);
    EngineTaskContext task = storage.task();
    Iterator<Object> records =
        blocks.getOrElseUpdate(FIRST, StorageLevel.MEMORY_ONLY(), task, List.of()::iterator);
    task.markInterrupted("enough");

    assertThatThrownBy(() -> records.forEachRemaining(record -> {}))
        .isInstanceOf(TaskKilledException.class);
    task.markTaskCompleted();
  }

  @Test
  void compressedBlocksAreSmallerAndTheSame() {
    storage = new TestingStorage(directory, BlockCompression.LZ4, StorageListener.NONE);
    EngineBlockManager blocks = storage.manager("driver", memory);
    for (String name : List.of("MEMORY_ONLY_SER", "DISK_ONLY", "MEMORY_AND_DISK_SER")) {
      blocks.removeRdd(1);
      StorageLevel level = StorageLevel.fromString(name);
      for (int i = 0; i < 2; i++) {
        assertThat(storage.read(blocks, FIRST, level, 3000))
            .isEqualTo(TestingStorage.strings(FIRST, 3000));
      }
      var status = storage.master.rddStatus(1).orElseThrow();
      assertThat(status.memoryBytes() + status.diskBytes()).isBetween(1000L, 30_000L);
    }
  }

  @Test
  void bytesAreStoredInMemoryOrOnDisk() throws IOException {
    EngineBlockManager blocks = start();
    byte[] large = new byte[200_000];
    large[199_999] = 7;

    assertThat(blocks.putBytes(new TaskResultBlockId(1), large, StorageLevel.MEMORY_ONLY_SER()))
        .isFalse();
    assertThat(blocks.putBytes(new TaskResultBlockId(1), large, StorageLevel.MEMORY_AND_DISK_SER()))
        .isTrue();
    assertThat(blocks.putBytes(new TaskResultBlockId(2), new byte[9], StorageLevel.MEMORY_ONLY()))
        .isTrue();

    assertThat(bytesOf(blocks, new TaskResultBlockId(1))).isEqualTo(large);
    assertThat(bytesOf(blocks, new TaskResultBlockId(2))).isEqualTo(new byte[9]);
    blocks.remove(new TaskResultBlockId(1));
    assertThat(blocks.getLocal(new TaskResultBlockId(1))).isEmpty();
  }

  @Test
  void evictablesLeaveByThemselves() {
    EngineBlockManager blocks = start();
    List<String> evicted = new ArrayList<>();
    ShuffleDataBlockId block = new ShuffleDataBlockId(0, 0);
    assertThat(blocks.putEvictable(block, 60_000, () -> evicted.add("it"))).isTrue();
    assertThat(blocks.getEvictable(block)).isPresent();

    assertThat(blocks.putEvictable(new ShuffleDataBlockId(0, 1), 60_000, () -> {})).isTrue();

    assertThat(evicted).containsExactly("it");
    assertThat(blocks.getEvictable(block)).isEmpty();
    assertThat(memory.storageUsed()).isEqualTo(60_000);
    assertThat(blocks.putEvictable(block, 200_000, () -> {})).isFalse();
  }

  @Test
  void anEvictableThatCannotLeaveStays() {
    EngineBlockManager blocks = start();
    ShuffleDataBlockId block = new ShuffleDataBlockId(0, 0);
    blocks.putEvictable(
        block,
        60_000,
        () -> {
          throw new IOException("No space left on device");
        });

    assertThat(blocks.putEvictable(new ShuffleDataBlockId(0, 1), 60_000, () -> {})).isFalse();
    assertThat(blocks.getEvictable(block)).isPresent();
  }

  @Test
  void valuesAreLoadedOnceAndHeldOnesNeverLeave() {
    EngineBlockManager blocks = start();
    BlockId held = new BlockId.BroadcastBlockId(1, "");
    BlockId loaded = new BlockId.BroadcastBlockId(2, "");
    Object value = new double[10_000];
    blocks.holdValue(held, value);
    assertThat(blocks.<Object>getOrLoadValue(loaded, () -> "value")).isEqualTo("value");

    storage.read(blocks, FIRST, StorageLevel.MEMORY_ONLY(), 2000);

    assertThat(blocks.<Object>getOrLoadValue(held, () -> "other")).isSameAs(value);
    assertThat(blocks.<Object>getOrLoadValue(loaded, () -> "other")).isEqualTo("value");
    blocks.removeBroadcast(2);
    assertThat(blocks.<Object>getOrLoadValue(loaded, () -> null)).isNull();
    assertThat(blocks.<Object>getOrLoadValue(loaded, () -> "other")).isNull();
  }

  private EngineBlockManager start() {
    storage = new TestingStorage(directory);
    return storage.manager("driver", memory);
  }

  private static byte[] bytesOf(BlockManager blocks, BlockId block) throws IOException {
    try (BlockData data = blocks.getLocal(block).orElseThrow();
        var in = ((BlockData.Bytes) data).open()) {
      return in.readAllBytes();
    }
  }

  /** The files of blocks below a directory. */
  static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).filter(file -> !file.endsWith("owner")).toList();
    }
  }
}
