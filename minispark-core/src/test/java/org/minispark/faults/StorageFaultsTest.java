package org.minispark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minispark.SparkException;
import org.minispark.TaskContext;
import org.minispark.api.java.JavaRDD;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.engine.taskcontext.EngineTaskContext;
import org.minispark.faults.TestingEngine.Damage;
import org.minispark.storage.StorageLevel;

/** Cached partitions that are lost are computed again; checkpoints that are lost are an error. */
class StorageFaultsTest {
  private static final AtomicInteger COMPUTED = new AtomicInteger();
  private static final List<Integer> DOUBLES =
      IntStream.range(0, 100).mapToObj(n -> 2 * n).toList();

  @TempDir Path directory;

  @BeforeEach
  void forget() {
    COMPUTED.set(0);
  }

  private static JavaRDD<Integer> doubles(TestingEngine engine) {
    return engine
        .numbers(100, 4)
        .map(
            n -> {
              COMPUTED.incrementAndGet();
              return 2 * n;
            });
  }

  @Test
  void aCachedBlockThatIsLostIsComputedAgain() {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      JavaRDD<Integer> cached = doubles(engine).cache();
      assertThat(cached.collect()).isEqualTo(DOUBLES);
      int id = cached.id();
      engine
          .numbers(1, 1)
          .foreach(
              n ->
                  EngineTaskContext.of(TaskContext.get())
                      .services()
                      .blocks()
                      .remove(new RDDBlockId(id, 2)));

      assertThat(cached.collect()).isEqualTo(DOUBLES);

      assertThat(COMPUTED).hasValue(125);
    }
  }

  @ParameterizedTest
  @EnumSource(Damage.class)
  void aBlockOnDiskThatIsBrokenIsComputedAgain(Damage damage) {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      JavaRDD<Integer> onDisk = doubles(engine).persist(StorageLevel.DISK_ONLY());
      assertThat(onDisk.collect()).isEqualTo(DOUBLES);
      List<Path> files = TestingEngine.files(directory, "rdd_.*");
      assertThat(files).hasSize(4);
      damage.toAll(files.subList(0, 1));

      assertThat(onDisk.collect()).isEqualTo(DOUBLES);

      assertThat(COMPUTED).hasValue(125);
    }
  }

  @Test
  void aCheckpointReadsItsFilesAndForgetsItsLineage() throws Exception {
    Path checkpoints = directory.resolve("checkpoints");
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      engine.sc.setCheckpointDir(checkpoints.toString());
      JavaRDD<Integer> checkpointed = doubles(engine);
      checkpointed.checkpoint();
      assertThat(checkpointed.collect()).isEqualTo(DOUBLES);
      int computed = COMPUTED.get();

      assertThat(checkpointed.collect()).isEqualTo(DOUBLES);
      assertThat(COMPUTED).hasValue(computed);
      assertThat(checkpointed.toDebugString()).contains("ReliableCheckpointRDD");

      List<Path> parts = TestingEngine.files(checkpoints, "part-.*");
      assertThat(parts).hasSize(4);
      Files.delete(parts.get(2));
      assertThatThrownBy(checkpointed::collect)
          .isInstanceOf(SparkException.class)
          .hasMessageContaining(parts.get(2).getFileName().toString());
      assertThat(engine.numbers(3, 1).count()).isEqualTo(3);
    }
  }

  @Test
  void aLocalCheckpointWhoseBlocksAreLostSaysSo() {
    try (TestingEngine engine = TestingEngine.start("local[2]", directory)) {
      JavaRDD<Integer> checkpointed = doubles(engine);
      checkpointed.rdd().localCheckpoint();
      assertThat(checkpointed.collect()).isEqualTo(DOUBLES);
      assertThat(checkpointed.collect()).isEqualTo(DOUBLES);
      assertThat(COMPUTED).hasValue(100);
      assertThat(checkpointed.toDebugString()).contains("LocalCheckpointRDD");

      checkpointed.unpersist(true);

      assertThatThrownBy(checkpointed::collect)
          .isInstanceOf(SparkException.class)
          .hasMessageContaining("Checkpoint block rdd_")
          .hasMessageContaining("not found");
    }
  }
}
