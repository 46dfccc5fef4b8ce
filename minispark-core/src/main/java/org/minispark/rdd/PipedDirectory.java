package org.minispark.rdd;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where a piped program works: in this process's directory, or in one of its own, {@code
 * tasks/<uuid>}, which links to all that is there.
 *
 * @param own null if it has none of its own
 */
record PipedDirectory(Path own) {
  private static final String PARENT = "tasks";

  static PipedDirectory of(PipedCommand command) throws IOException {
    return new PipedDirectory(command.separateWorkingDirectory() ? create() : null);
  }

  private static Path create() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path own = here.resolve(PARENT).resolve(UUID.randomUUID().toString());
    Files.createDirectories(own);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(here)) {
      for (Path file : all) {
        String name = file.getFileName().toString();
        if (!name.equals(PARENT)) {
          Files.createSymbolicLink(own.resolve(name), file);
        }
      }
    }
    return own;
  }

  /** Null means this process's. */
  File file() {
    return own == null ? null : own.toFile();
  }

  /** Removes what is the program's own: links, and what it has written there. */
  void delete() throws IOException {
    if (own != null && Files.exists(own)) {
      deleteTree(own);
    }
  }

  private static void deleteTree(Path path) throws IOException {
    if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
        for (Path child : children) {
          deleteTree(child);
        }
      }
    }
    Files.delete(path);
  }
}
