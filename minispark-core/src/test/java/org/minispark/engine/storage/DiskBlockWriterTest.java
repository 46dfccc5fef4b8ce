package org.minispark.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.engine.storage.BlockId.RDDBlockId;
import org.minispark.storage.StorageLevel;

class DiskBlockWriterTest {
  private static final RDDBlockId BLOCK = new RDDBlockId(1, 2);

  @TempDir Path directory;

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskNamesTheFile() throws IOException {
    DiskStore store = new DiskStore(new BlockDirectories(List.of(directory)));
    Path target = directory.resolve(BLOCK.name());
    try (DiskBlockWriter writer =
        new DiskBlockWriter(store, BLOCK, StorageLevel.DISK_ONLY(), Path.of("/dev/full"), target)) {
      assertThatThrownBy(() -> writer.write(new byte[10]))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("Cannot write block rdd_1_2 to " + target)
          .hasMessageContaining("No space left");
    }
    assertThat(store.contains(BLOCK)).isFalse();
  }

  @Test
  void whatIsNotCommittedLeavesNoFile() throws IOException {
    try (BlockDirectories directories = new BlockDirectories(List.of(directory))) {
      DiskStore store = new DiskStore(directories);
      DiskBlockWriter writer = store.write(BLOCK, StorageLevel.DISK_ONLY());
      writer.write(new byte[10]);
      writer.discard();

      assertThat(store.contains(BLOCK)).isFalse();
      assertThat(BlockManagerTest.files(directory)).isEmpty();
    }
    assertThat(Files.exists(directory)).isTrue();
  }
}
