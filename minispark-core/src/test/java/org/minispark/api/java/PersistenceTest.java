package org.minispark.api.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minispark.SparkException;
import org.minispark.SparkUnsupportedOperationException;
import org.minispark.storage.StorageLevel;
import org.minispark.util.LongAccumulator;

/** RDDs that are kept: in memory, on disk, in the checkpoint directory. */
class PersistenceTest extends EngineSuite {
  private JavaRDD<Integer> counted(LongAccumulator computed) {
    return numbers()
        .map(
            n -> {
              computed.add(1);
              return n;
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MEMORY_ONLY",
        "MEMORY_ONLY_SER",
        "MEMORY_AND_DISK",
        "MEMORY_AND_DISK_SER",
        "DISK_ONLY",
        "MEMORY_ONLY_2"
      })
  void isComputedOnceAtEveryLevel(String level) {
    LongAccumulator computed = sc.sc().longAccumulator();
    JavaRDD<Integer> kept = counted(computed).persist(StorageLevel.fromString(level));

    assertThat(kept.collect()).containsExactly(3, 1, 2, 3);
    assertThat(kept.map(n -> n + 1).collect()).containsExactly(4, 2, 3, 4);
    assertThat(computed.value()).isEqualTo(4);

    kept.unpersist(true);
    assertThat(kept.getStorageLevel()).isEqualTo(StorageLevel.NONE());
    assertThat(kept.count()).isEqualTo(4);
    assertThat(computed.value()).isEqualTo(8);
  }

  @Test
  void theLevelCannotChangeUntilItIsGivenUp() {
    JavaRDD<Integer> kept = numbers().cache();

    assertThat(kept.cache().getStorageLevel()).isEqualTo(StorageLevel.MEMORY_ONLY());
    assertThatThrownBy(() -> kept.persist(StorageLevel.DISK_ONLY()))
        .isInstanceOf(SparkUnsupportedOperationException.class)
        .hasMessage("Cannot change storage level of an RDD after it was already assigned a level");
    kept.unpersist(true);
    assertThat(kept.persist(StorageLevel.DISK_ONLY()).getStorageLevel().description())
        .isEqualTo("Disk Serialized 1x Replicated");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> numbers().persist(null))
        .withMessage("requirement failed: StorageLevel is null or invalid");
  }

  @Test
  void theContextKnowsWhatIsKept() {
    JavaRDD<Integer> kept = numbers().setName("kept").cache();

    Map<Integer, JavaRDD<?>> persistent = sc.getPersistentRDDs();

    assertThat(persistent.get(kept.id()).name()).isEqualTo("kept");
    assertThatThrownBy(persistent::clear).isInstanceOf(UnsupportedOperationException.class);
    kept.unpersist(true);
    assertThat(sc.getPersistentRDDs()).doesNotContainKey(kept.id());
  }

  @Test
  void lineageShowsWhatIsKept() {
    JavaRDD<Integer> kept = numbers().setName("kept").cache();
    kept.count();

    assertThat(kept.toDebugString())
        .startsWith("(2) kept ParallelCollectionRDD[" + kept.id() + "] at ")
        .contains("[Memory Deserialized 1x Replicated]", "CachedPartitions: 2; MemorySize: ");
    kept.unpersist(true);
    assertThat(kept.toDebugString()).doesNotContain("Memory");
  }

  @Test
  void aCheckpointReplacesTheLineage(@TempDir Path directory) {
    LongAccumulator computed = sc.sc().longAccumulator();
    sc.setCheckpointDir(directory.toString());
    JavaRDD<Integer> rdd = counted(computed);
    rdd.checkpoint();

    assertThat(rdd.isCheckpointed()).isFalse();
    assertThat(rdd.getCheckpointFile()).isEqualTo(Optional.empty());
    assertThat(rdd.count()).isEqualTo(4);
    assertThat(computed.value()).as("once for the job, once to write").isEqualTo(8);
    assertThat(rdd.isCheckpointed()).isTrue();
    assertThat(rdd.getCheckpointFile().get())
        .startsWith(sc.getCheckpointDir().get())
        .endsWith("rdd-" + rdd.id());
    assertThat(rdd.toDebugString()).contains("ReliableCheckpointRDD").doesNotContain("Parallel");
    assertThat(rdd.collect()).containsExactly(3, 1, 2, 3);
    assertThat(computed.value()).isEqualTo(8);
  }

  @Test
  void aCheckpointKeepsThePartitioner(@TempDir Path directory) {
    sc.setCheckpointDir(directory.toString());
    JavaPairRDD<String, Integer> sums = pairs().reduceByKey(Integer::sum);
    sums.checkpoint();
    sums.count();

    assertThat(sums.isCheckpointed()).isTrue();
    assertThat(sums.partitioner().isPresent()).isTrue();
    assertThat(layout(sums)).isEqualTo("[[(b,2)], [(a,4)]]");
  }

  @Test
  void aCheckpointNeedsADirectory() {
    try (var without = new JavaSparkContext("local", "no directory")) {
      JavaRDD<Integer> rdd = without.parallelize(List.of(1));
      assertThatThrownBy(rdd::checkpoint)
          .isInstanceOf(SparkException.class)
          .hasMessage("Checkpoint directory has not been set in the SparkContext");
      assertThat(without.getCheckpointDir()).isEqualTo(Optional.empty());
    }
  }
}
