package org.minispark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minispark.api.java.StorageLevels;

class StorageLevelTest {
  @ParameterizedTest
  @CsvSource({
    "NONE, 'StorageLevel(1 replicas)', Serialized 1x Replicated, 0, 1",
    "DISK_ONLY, 'StorageLevel(disk, 1 replicas)', Disk Serialized 1x Replicated, 8, 1",
    "DISK_ONLY_2, 'StorageLevel(disk, 2 replicas)', Disk Serialized 2x Replicated, 8, 2",
    "DISK_ONLY_3, 'StorageLevel(disk, 3 replicas)', Disk Serialized 3x Replicated, 8, 3",
    "MEMORY_ONLY, 'StorageLevel(memory, deserialized, 1 replicas)',"
        + " Memory Deserialized 1x Replicated, 5, 1",
    "MEMORY_ONLY_2, 'StorageLevel(memory, deserialized, 2 replicas)',"
        + " Memory Deserialized 2x Replicated, 5, 2",
    "MEMORY_ONLY_SER, 'StorageLevel(memory, 1 replicas)', Memory Serialized 1x Replicated, 4, 1",
    "MEMORY_ONLY_SER_2, 'StorageLevel(memory, 2 replicas)', Memory Serialized 2x Replicated, 4, 2",
    "MEMORY_AND_DISK, 'StorageLevel(disk, memory, deserialized, 1 replicas)',"
        + " Disk Memory Deserialized 1x Replicated, 13, 1",
    "MEMORY_AND_DISK_2, 'StorageLevel(disk, memory, deserialized, 2 replicas)',"
        + " Disk Memory Deserialized 2x Replicated, 13, 2",
    "MEMORY_AND_DISK_SER, 'StorageLevel(disk, memory, 1 replicas)',"
        + " Disk Memory Serialized 1x Replicated, 12, 1",
    "MEMORY_AND_DISK_SER_2, 'StorageLevel(disk, memory, 2 replicas)',"
        + " Disk Memory Serialized 2x Replicated, 12, 2",
    "OFF_HEAP, 'StorageLevel(disk, memory, offheap, 1 replicas)',"
        + " Disk Memory (off heap) Serialized 1x Replicated, 14, 1"
  })
  void levelsAreSparks(String name, String printed, String description, int flags, int replicas)
      throws Exception {
    StorageLevel level = StorageLevel.fromString(name);

    assertThat(level).hasToString(printed).hasSameHashCodeAs(41 * flags + replicas);
    assertThat(level.description()).isEqualTo(description);
    assertThat(level.toInt()).isEqualTo(flags);
    assertThat(level.replication()).isEqualTo(replicas);
    assertThat(level.isValid()).isEqualTo(!name.equals("NONE"));
    assertThat(StorageLevel.class.getMethod(name).invoke(null)).isSameAs(level);
    assertThat(StorageLevels.class.getField(name).get(null)).isSameAs(level);
  }

  @Test
  void levelsOfTheSameFlagsAreEqual() {
    StorageLevel level = StorageLevels.create(true, true, false, true, 1);

    assertThat(level)
        .isEqualTo(StorageLevel.MEMORY_AND_DISK())
        .isEqualTo(StorageLevel.apply(13, 1))
        .isEqualTo(StorageLevel.apply(true, true, true, 1))
        .isEqualTo(level.clone())
        .isNotEqualTo(StorageLevel.MEMORY_AND_DISK_2())
        .isNotEqualTo(StorageLevel.MEMORY_ONLY());
  }

  @Test
  void withoutReplicasNothingIsKept() {
    assertThat(StorageLevel.apply(true, true, true, 0).isValid()).isFalse();
  }

  @Test
  void refusesWhatIsNoLevel() {
    assertThatThrownBy(() -> StorageLevel.fromString("bad"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid StorageLevel: bad");
    assertThatThrownBy(() -> StorageLevel.apply(13, 40))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Replication restricted to be less than 40");
  }
}
