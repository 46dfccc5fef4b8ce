package org.minispark.engine.storage;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Makes a finished file appear under its name, whole or not at all, in place of what was there.
 * Local directories may be on several disks, and a rename does not reach from one to another: the
 * file is first copied beside its place then.
 */
public final class AtomicRename {
  private final Move move;

  /** A rename by the file system. */
  interface Move {
    /**
     * @throws AtomicMoveNotSupportedException if the places are on two disks
     */
    void move(Path from, Path to) throws IOException;
  }

  AtomicRename(Move move) {
    this.move = move;
  }

  /** Renames a file, whatever disks the two places are on. */
  public static void rename(Path from, Path to) throws IOException {
    new AtomicRename(AtomicRename::move).from(from, to);
  }

  void from(Path from, Path to) throws IOException {
    try {
      move.move(from, to);
    } catch (AtomicMoveNotSupportedException otherDisk) {
      copy(from, to);
    }
  }

  private void copy(Path from, Path to) throws IOException {
    Path beside = to.resolveSibling("temp_" + UUID.randomUUID());
    try {
      Files.copy(from, beside);
      move.move(beside, to);
    } catch (IOException e) {
      Files.deleteIfExists(beside);
      throw e;
    }
    Files.delete(from);
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
