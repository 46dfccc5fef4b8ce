package org.minispark.engine.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.minispark.engine.base.Log;

/**
 * The directories of one block manager: one {@code minispark-<uuid>} in each local directory that
 * can be written to, made when the first file is, removed at the end. Below it files are spread
 * over 64 sub-directories by their name, so that none grows long.
 */
final class BlockDirectories implements AutoCloseable {
  private static final Log LOG = Log.of(BlockDirectories.class);
  private static final int SUB_DIRECTORIES = 64;

  private final List<Path> parents;
  private final List<Path> roots = new ArrayList<>();
  private boolean closed;

  BlockDirectories(List<Path> parents) {
    if (parents.isEmpty()) {
      throw new IllegalArgumentException("spark.local.dir names no directory");
    }
    this.parents = parents;
  }

  /** Where the file of that name is or would be; its directory exists. */
  Path fileOf(String name) throws IOException {
    int hash = name.hashCode() & Integer.MAX_VALUE;
    List<Path> disks = roots();
    Path root = disks.get(hash % disks.size());
    int sub = hash / disks.size() % SUB_DIRECTORIES;
    Path directory = root.resolve(String.format("%02x", sub));
    if (!Files.isDirectory(directory)) {
      makeDirectory(directory);
    }
    return directory.resolve(name);
  }

  /** A new, empty file. */
  Path newTempFile() throws IOException {
    Path file = fileOf("temp_" + UUID.randomUUID());
    try {
      return Files.createFile(file);
    } catch (IOException e) {
      throw new IOException("Cannot create " + file + ": " + e, e);
    }
  }

  /**
   * Removes the directories with all that is in them, and what dead processes left beside them. A
   * task that goes on nevertheless finds none where to write.
   */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    if (roots.isEmpty()) {
      sweep();
    }
    IOException first = null;
    for (Path root : roots) {
      try {
        OwnedDirectory.withdraw(root);
      } catch (IOException e) {
        first = e;
      }
    }
    roots.clear();
    if (first != null) {
      throw first;
    }
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("The block manager is closed; its directories are gone");
    }
  }

  private synchronized List<Path> roots() throws IOException {
    requireOpen();
    if (roots.isEmpty()) {
      sweep();
      makeRoots();
    }
    return roots;
  }

  /** In all that can be written to, which is one at least. */
  private void makeRoots() throws IOException {
    List<IOException> failures = new ArrayList<>();
    for (Path parent : parents) {
      try {
        roots.add(makeRoot(parent));
      } catch (IOException e) {
        failures.add(e);
      }
    }
    if (roots.isEmpty()) {
      throw failures.get(0);
    }
    failures.forEach(failure -> LOG.warn("{}; it is not used", failure.getMessage()));
  }

  private void sweep() {
    for (Path parent : parents) {
      OwnedDirectory.sweep(parent);
    }
  }

  private static Path makeRoot(Path parent) throws IOException {
    try {
      return OwnedDirectory.create(Files.createDirectories(parent));
    } catch (IOException e) {
      throw new IOException("Cannot create a directory in spark.local.dir " + parent + ": " + e, e);
    }
  }

  /** Makes it again if somebody has removed it: its lost files are then noticed one by one. */
  private synchronized void makeDirectory(Path directory) throws IOException {
    requireOpen();
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new IOException("Cannot create directory " + directory + ": " + e, e);
    }
  }
}
