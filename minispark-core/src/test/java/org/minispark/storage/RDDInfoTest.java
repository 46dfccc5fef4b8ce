package org.minispark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RDDInfoTest {
  private final RDDInfo info =
      new RDDInfo(3, "nm", 4, StorageLevel.MEMORY_ONLY(), false, List.of(1, 2), "map at X.java:1");

  @Test
  void isCachedOnceABlockIsStored() {
    assertThat(info.isCached()).isFalse();
    assertThat(info.stored(2, 5_000_000, 7).isCached()).isTrue();
    assertThat(info.stored(2, 0, 0).isCached()).isFalse();
    assertThat(info.stored(0, 1, 0).isCached()).isFalse();
  }

  @Test
  void isPrintedWithReadableSizes() {
    assertThat(info)
        .hasToString(
            "RDD \"nm\" (3) StorageLevel: StorageLevel(memory, deserialized, 1 replicas);"
                + " CachedPartitions: 0; TotalPartitions: 4; MemorySize: 0.0 B; DiskSize: 0.0 B");
    assertThat(info.stored(2, 5_000_000, 7).toString())
        .endsWith("CachedPartitions: 2; TotalPartitions: 4; MemorySize: 4.8 MiB; DiskSize: 7.0 B");
  }

  @Test
  void isOrderedById() {
    RDDInfo later =
        new RDDInfo(20, "a", 1, StorageLevel.NONE(), false, List.of(), "map at X.java:1");

    assertThat(info).isLessThan(later);
  }
}
