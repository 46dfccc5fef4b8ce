package org.minispark.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockDirectoriesTest {
  @TempDir private Path parent;

  @RepeatedTest(30)
  void whoWritesUntilTheEndLeavesNothing() throws Exception {
    BlockDirectories directories = new BlockDirectories(List.of(parent));
    CountDownLatch writes = new CountDownLatch(20);
    Thread writer = new Thread(() -> writeUntilClosed(directories, writes));
    writer.start();
    writes.await();

    directories.close();

    writer.join();
    assertThat(parent).isEmptyDirectory();
    assertThatThrownBy(directories::newTempFile).hasMessageContaining("is closed");
  }

  @Test
  void goesWithoutADirectoryThatCannotBeWrittenTo() throws IOException {
    Path noDirectory = Files.createFile(parent.resolve("file"));
    Path disk = parent.resolve("disk");
    try (BlockDirectories directories = new BlockDirectories(List.of(noDirectory, disk))) {
      for (int file = 0; file < 20; file++) {
        assertThat(directories.newTempFile()).startsWith(disk);
      }
    }
    BlockDirectories none = new BlockDirectories(List.of(noDirectory));
    assertThatThrownBy(none::newTempFile).hasMessageContaining(noDirectory.toString());
  }

  private static void writeUntilClosed(BlockDirectories directories, CountDownLatch writes) {
    while (true) {
      try {
        directories.newTempFile();
        writes.countDown();
      } catch (IOException closed) {
        return;
      }
    }
  }
}
