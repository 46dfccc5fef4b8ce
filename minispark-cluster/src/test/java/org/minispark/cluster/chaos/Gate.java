package org.minispark.cluster.chaos;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** Tasks in other processes wait before it until the test opens it: a file appears. */
final class Gate implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String file;

  Gate(Path directory) {
    this.file = directory.resolve("open").toAbsolutePath().toString();
  }

  void open() {
    try {
      Files.createFile(Path.of(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void pass() throws IOException, InterruptedException {
    Path path = Path.of(file);
    try (WatchService creations = FileSystems.getDefault().newWatchService()) {
      path.getParent().register(creations, StandardWatchEventKinds.ENTRY_CREATE);
      while (!Files.exists(path)) {
        WatchKey created = creations.take();
        created.pollEvents();
        created.reset();
      }
    }
  }
}
