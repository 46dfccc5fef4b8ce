package org.minispark.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.DriverBlockManagerMaster.BroadcastScope;
import org.minispark.storage.BlockManagerId;
import org.minispark.storage.StorageLevel;

class ReplicationTest {
  private static final RDDBlockId BLOCK = new RDDBlockId(1, 0);

  @TempDir Path directory;

  private final List<String> events = new ArrayList<>();
  private final MemoryManager memory = TestingStorage.memory(100_000);
  private TestingStorage storage;

  @AfterEach
  void close() {
    storage.close();
    assertThat(memory.storageUsed()).isZero();
  }

  @Test
  void levelsWithTwoReplicasStoreAtAPeer() {
    for (String name :
        List.of("MEMORY_ONLY_2", "MEMORY_ONLY_SER_2", "MEMORY_AND_DISK_2", "DISK_ONLY_2")) {
      start();
      EngineBlockManager first = storage.manager("1", memory);
      EngineBlockManager second = storage.manager("2", TestingStorage.memory(100_000));
      EngineBlockManager third = storage.manager("3", TestingStorage.memory(100_000));
      StorageLevel level = StorageLevel.fromString(name);

      storage.read(first, BLOCK, level, 100);

      assertThat(storage.master.locations(BLOCK)).containsExactly(first.id(), second.id());
      assertThat(storage.master.rddStatus(1).orElseThrow().cachedPartitions()).isEqualTo(1);
      assertThat(storage.read(second, BLOCK, level, 100))
          .isEqualTo(TestingStorage.strings(BLOCK, 100));
      assertThat(storage.read(third, BLOCK, level, 100))
          .isEqualTo(TestingStorage.strings(BLOCK, 100));
      storage.master.removeExecutor("1");
      assertThat(storage.read(third, BLOCK, level, 100)).hasSize(100);
      assertThat(storage.computed).hasValue(1);
      storage.close();
    }
  }

  @Test
  void aloneItStoresOnce() {
    start();
    EngineBlockManager driver = storage.manager("driver", memory);

    assertThat(storage.read(driver, BLOCK, StorageLevel.MEMORY_ONLY_2(), 10)).hasSize(10);

    assertThat(storage.master.locations(BLOCK)).containsExactly(driver.id());
  }

  @Test
  void theDriverTakesNoReplicas() {
    start();
    storage.manager("driver", memory);
    EngineBlockManager executor = storage.manager("1", TestingStorage.memory(100_000));

    assertThat(storage.master.peers(executor.id())).isEmpty();
    assertThat(storage.read(executor, BLOCK, StorageLevel.MEMORY_ONLY_2(), 10)).hasSize(10);
  }

  @Test
  void aHolderThatIsGoneIsPassedOver() {
    start();
    EngineBlockManager first = storage.manager("1", memory);
    EngineBlockManager second = storage.manager("2", TestingStorage.memory(100_000));
    storage.read(first, BLOCK, StorageLevel.MEMORY_ONLY(), 10);
    storage.transfer.unregister(first.id());

    assertThat(storage.read(second, BLOCK, StorageLevel.MEMORY_ONLY(), 10)).hasSize(10);

    assertThat(storage.computed).hasValue(2);
  }

  @Test
  void aRemoteFileThatIsDamagedIsComputedAgain() throws Exception {
    start();
    EngineBlockManager first = storage.manager("1", memory);
    EngineBlockManager second = storage.manager("2", TestingStorage.memory(100_000));
    storage.read(first, BLOCK, StorageLevel.DISK_ONLY(), 10);
    java.nio.file.Files.write(BlockManagerTest.files(directory).get(0), new byte[10]);

    assertThat(storage.read(second, BLOCK, StorageLevel.MEMORY_ONLY(), 10)).hasSize(10);

    assertThat(storage.computed).hasValue(2);
  }

  @Test
  void removalReachesEveryHolderAndIsHeard() {
    start();
    EngineBlockManager first = storage.manager("1", memory);
    EngineBlockManager second = storage.manager("2", TestingStorage.memory(100_000));
    storage.read(first, BLOCK, StorageLevel.MEMORY_ONLY_2(), 10);

    storage.master.removeRdd(1).join();
    storage.master.removeBroadcast(7, BroadcastScope.EVERYWHERE).join();
    storage.master.removeExecutor("2");

    assertThat(storage.master.rddStatus()).isEmpty();
    assertThat(storage.master.storageStatus())
        .extracting(status -> status.id().executorId())
        .containsExactly("1");
    assertThat(events)
        .containsExactly(
            "added 1",
            "added 2",
            "1 rdd_1_0 StorageLevel(memory, deserialized, 2 replicas)",
            "2 rdd_1_0 StorageLevel(memory, deserialized, 1 replicas)",
            "1 rdd_1_0 StorageLevel(1 replicas)",
            "2 rdd_1_0 StorageLevel(1 replicas)",
            "removed 2");
    assertThat(second.getLocal(BLOCK)).isEmpty();
  }

  private void start() {
    storage =
        new TestingStorage(
            directory,
            BlockCompression.NONE,
            new StorageListener() {
              @Override
              public void blockManagerAdded(BlockManagerId id, long maxMemory) {
                events.add("added " + id.executorId());
              }

              @Override
              public void blockManagerRemoved(BlockManagerId id) {
                events.add("removed " + id.executorId());
              }

              @Override
              public void blockUpdated(
                  BlockManagerId holder,
                  BlockId block,
                  StorageLevel level,
                  long memoryBytes,
                  long diskBytes) {
                events.add(holder.executorId() + " " + block.name() + " " + level);
              }
            });
  }
}
