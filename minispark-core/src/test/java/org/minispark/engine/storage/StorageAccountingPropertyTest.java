package org.minispark.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.memory.TaskAccount;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.storage.BlockId.ShuffleDataBlockId;
import org.minispark.engine.storage.BlockId.TaskResultBlockId;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.storage.StorageLevel;

/** Whatever happens, in whatever order: memory is never exceeded, and in the end all is free. */
class StorageAccountingPropertyTest {
  private static final long TOTAL = 60_000;
  private static final List<StorageLevel> LEVELS =
      List.of(
          StorageLevel.MEMORY_ONLY(),
          StorageLevel.MEMORY_ONLY_SER(),
          StorageLevel.MEMORY_AND_DISK(),
          StorageLevel.MEMORY_AND_DISK_SER(),
          StorageLevel.DISK_ONLY());

  @Property(tries = 60)
  void accountsEndAtZero(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 9_999) Integer> steps)
      throws IOException {
    Path directory = Files.createTempDirectory("accounting");
    MemoryManager memory = TestingStorage.memory(TOTAL);
    List<EngineTaskContext> open = new ArrayList<>();
    List<TaskAccount> accounts = new ArrayList<>();
    try (TestingStorage storage = new TestingStorage(directory)) {
      EngineBlockManager blocks = storage.manager("driver", memory);
      for (int step : steps) {
        act(step, storage, blocks, memory, open, accounts);
        assertThat(memory.storageUsed() + memory.executionUsed()).isBetween(0L, TOTAL);
      }
      open.forEach(EngineTaskContext::markTaskCompleted);
      accounts.forEach(TaskAccount::close);
      for (int rdd = 0; rdd < LEVELS.size(); rdd++) {
        blocks.removeRdd(rdd);
      }
      for (int i = 0; i < 10; i++) {
        blocks.remove(new TaskResultBlockId(i));
        blocks.remove(new ShuffleDataBlockId(0, i));
      }
      assertThat(memory.storageUsed()).isZero();
      assertThat(memory.executionUsed()).isZero();
      assertThat(storage.master.storageStatus().get(0).blocks()).isEmpty();
      assertThat(BlockManagerTest.files(directory)).isEmpty();
    }
    Files.delete(directory);
  }

  private static void act(
      int step,
      TestingStorage storage,
      EngineBlockManager blocks,
      MemoryManager memory,
      List<EngineTaskContext> open,
      List<TaskAccount> accounts) {
    int which = step / 10 % 10;
    int size = step / 100;
    RDDBlockId block = new RDDBlockId(which % LEVELS.size(), which / LEVELS.size());
    StorageLevel level = LEVELS.get(block.rddId());
    int records = 100 + block.rddId() * 300;
    switch (step % 10) {
      case 0, 1, 2 ->
          assertThat(storage.read(blocks, block, level, records))
              .isEqualTo(TestingStorage.strings(block, records));
      case 3 -> {
        EngineTaskContext task = storage.task();
        open.add(task);
        Iterator<String> reading =
            blocks.getOrElseUpdate(
                block, level, task, TestingStorage.strings(block, records)::iterator);
        reading.next();
      }
      case 4 -> blocks.removeRdd(block.rddId());
      case 5 ->
          blocks.putBytes(
              new TaskResultBlockId(which), new byte[size * 200], StorageLevel.MEMORY_AND_DISK());
      case 6 -> blocks.putEvictable(new ShuffleDataBlockId(0, which), size * 200L, () -> {});
      case 7 -> blocks.remove(new TaskResultBlockId(which));
      case 8 -> {
        TaskAccount account = memory.openTask();
        accounts.add(account);
        account.tryAcquire(size * 200L);
      }
      default -> {
        if (!open.isEmpty()) {
          open.remove(which % open.size()).markTaskCompleted();
        }
      }
    }
  }
}
