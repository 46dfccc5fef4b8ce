package org.minispark.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.TaskKilledException;
import org.minispark.engine.memory.MemoryManager;
import org.minispark.engine.memory.TaskAccount;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.storage.StorageLevel;

class BlockManagerConcurrencyTest {
  private static final RDDBlockId BLOCK = new RDDBlockId(1, 0);
  private static final StorageLevel LEVEL = StorageLevel.MEMORY_ONLY();

  @TempDir Path directory;

  private final MemoryManager memory = TestingStorage.memory(100_000);
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private TestingStorage storage;
  private EngineBlockManager blocks;

  @BeforeEach
  void start() {
    storage = new TestingStorage(directory);
    blocks = storage.manager("driver", memory);
  }

  @AfterEach
  void leaveNothing() {
    pool.shutdownNow();
    storage.close();
    assertThat(memory.storageUsed()).isZero();
    assertThat(memory.executionUsed()).isZero();
  }

  @Test
  void oneTaskComputesAndTheOthersWait() throws Exception {
    List<Future<List<String>>> reads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      reads.add(pool.submit(() -> storage.read(blocks, BLOCK, LEVEL, 500)));
    }

    for (Future<List<String>> read : reads) {
      assertThat(read.get()).isEqualTo(TestingStorage.strings(BLOCK, 500));
    }
    assertThat(storage.computed).hasValue(1);
  }

  @Test
  void ifTheFirstFailsAnotherTries() throws Exception {
    CountDownLatch computing = new CountDownLatch(1);
    CountDownLatch fail = new CountDownLatch(1);
    Future<?> first =
        pool.submit(
            () ->
                blocks.getOrElseUpdate(
                    BLOCK,
                    LEVEL,
                    storage.task(),
                    () -> {
                      computing.countDown();
                      awaitQuietly(fail);
                      throw new IllegalStateException("first");
                    }));
    computing.await();
    Future<List<String>> second = pool.submit(() -> storage.read(blocks, BLOCK, LEVEL, 500));
    fail.countDown();

    assertThatThrownBy(first::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("first");
    assertThat(second.get()).hasSize(500);
  }

  @Test
  void aWaitingTaskCanBeKilled() throws Exception {
    CountDownLatch computing = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Future<?> first =
        pool.submit(
            () ->
                blocks.getOrElseUpdate(
                    BLOCK,
                    LEVEL,
                    storage.task(),
                    () -> {
                      computing.countDown();
                      awaitQuietly(go);
                      return List.of().iterator();
                    }));
    computing.await();
    EngineTaskContext waiting = storage.task();
    Future<?> second =
        pool.submit(() -> blocks.getOrElseUpdate(BLOCK, LEVEL, waiting, List.of()::iterator));
    waiting.markInterrupted("enough");

    assertThatThrownBy(second::get).hasCauseInstanceOf(TaskKilledException.class);
    go.countDown();
    first.get();
  }

  @Test
  void aTaskThatAsksForTheBlockItComputesIsLetThrough() {
    EngineTaskContext task = storage.task();

    Iterator<String> records =
        blocks.getOrElseUpdate(
            BLOCK,
            LEVEL,
            task,
            () ->
                blocks.getOrElseUpdate(
                    BLOCK, LEVEL, task, TestingStorage.strings(BLOCK, 10)::iterator));

    List<String> read = new ArrayList<>();
    records.forEachRemaining(read::add);
    task.markTaskCompleted();
    assertThat(read).isEqualTo(TestingStorage.strings(BLOCK, 10));
  }

  @Test
  void readersUnderPressureAlwaysSeeTheRightRecords() throws Exception {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      Random random = new Random(seed);
      tasks.add(() -> readAtRandom(random));
    }

    for (Future<Void> task : pool.invokeAll(tasks)) {
      task.get();
    }
  }

  private Void readAtRandom(Random random) {
    List<StorageLevel> levels =
        List.of(
            StorageLevel.MEMORY_ONLY(),
            StorageLevel.MEMORY_AND_DISK(),
            StorageLevel.MEMORY_AND_DISK_SER(),
            StorageLevel.MEMORY_ONLY_SER(),
            StorageLevel.DISK_ONLY());
    for (int i = 0; i < 150; i++) {
      int rdd = random.nextInt(levels.size());
      RDDBlockId block = new RDDBlockId(rdd, random.nextInt(3));
      assertThat(storage.read(blocks, block, levels.get(rdd), 400))
          .isEqualTo(TestingStorage.strings(block, 400));
      if (random.nextInt(10) == 0) {
        blocks.removeRdd(rdd);
      }
      try (TaskAccount account = memory.openTask()) {
        if (account.tryAcquire(random.nextInt(60_000))) {
          assertThat(account.held()).isLessThan(60_000);
        }
      }
    }
    return null;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
