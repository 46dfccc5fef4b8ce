package org.minispark.cluster.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minispark.SparkConf;
import org.minispark.engine.storage.StorageSettings;

class ExecutorDirectoriesTest {
  @TempDir Path directory;

  @Test
  void oneThatCannotBeWrittenToIsLeftOut() throws IOException {
    Path noDirectory = Files.createFile(directory.resolve("file"));
    Path disk = directory.resolve("disk");

    try (ExecutorDirectories directories = new ExecutorDirectories(in(noDirectory, disk))) {
      assertThat(directories.of("1")).startsWith(disk.toString()).doesNotContain(",");
    }

    assertThat(disk).isEmptyDirectory();
    assertThatThrownBy(() -> new ExecutorDirectories(in(noDirectory)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(noDirectory + " (spark.local.dir)");
  }

  private static StorageSettings in(Path... directories) {
    String list = String.join(",", Stream.of(directories).map(Path::toString).toList());
    return StorageSettings.of(new SparkConf(false).set("spark.local.dir", list));
  }
}
