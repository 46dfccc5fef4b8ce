package org.minispark.engine.storage;

import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.minispark.engine.base.Log;
import org.minispark.engine.base.Unchecked;
import org.minispark.storage.StorageLevel;

/**
 * Blocks in files, one each. A file appears whole or not at all, by renaming; its checksum is kept
 * here and compared before the first byte is handed out, so a file that was damaged, cut or removed
 * is noticed, forgotten, and its block computed again. Thread-safe.
 */
final class DiskStore {
  private static final Log LOG = Log.of(DiskStore.class);
  private static final int CHECK_BUFFER = 64 << 10;

  /**
   * A block on disk.
   *
   * @param level the level it was stored with
   * @param memoryEstimate bytes it would take in memory
   */
  record Stored(Path file, long length, long checksum, StorageLevel level, long memoryEstimate) {}

  private final BlockDirectories directories;
  private final ConcurrentHashMap<BlockId, Stored> blocks = new ConcurrentHashMap<>();

  DiskStore(BlockDirectories directories) {
    this.directories = directories;
  }

  /** Starts to write a block; nothing is visible before its commit. */
  DiskBlockWriter write(BlockId block, StorageLevel level) throws IOException {
    return new DiskBlockWriter(
        this, block, level, directories.newTempFile(), directories.fileOf(block.name()));
  }

  /** Writes a block that is one array of bytes; an I/O failure is thrown unchecked. */
  void put(BlockId block, StorageLevel level, byte[] bytes) {
    try {
      DiskBlockWriter writer = write(block, level);
      try {
        writer.write(bytes);
        writer.commit(bytes.length);
      } finally {
        writer.discard();
      }
    } catch (IOException e) {
      throw Unchecked.rethrow(e);
    }
  }

  void committed(BlockId block, Stored stored) {
    blocks.put(block, stored);
  }

  boolean contains(BlockId block) {
    return blocks.containsKey(block);
  }

  Optional<Stored> find(BlockId block) {
    return Optional.ofNullable(blocks.get(block));
  }

  Set<BlockId> ids() {
    return blocks.keySet();
  }

  /**
   * A stream over a file that has just been checked; it stays readable when the block is removed
   * meanwhile. Empty, and the block forgotten, if the file is not what was written.
   */
  Optional<InputStream> open(BlockId block) {
    Stored stored = blocks.get(block);
    if (stored == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(openChecked(stored));
    } catch (IOException e) {
      LOG.warn("Dropping block {}, whose file is no longer what was written", block.name(), e);
      forget(block, stored);
      return Optional.empty();
    }
  }

  /** A stream over a file that was written a moment ago. */
  InputStream openUnchecked(Stored stored) throws IOException {
    return openFile(stored);
  }

  /** Removes a block; false if it is not here. */
  boolean remove(BlockId block) {
    Stored stored = blocks.remove(block);
    if (stored == null) {
      return false;
    }
    deleteFile(stored.file());
    return true;
  }

  private void forget(BlockId block, Stored stored) {
    if (blocks.remove(block, stored)) {
      deleteFile(stored.file());
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("Cannot delete {}", file, e);
    }
  }

  private static FileInputStream openFile(Stored stored) throws IOException {
    try {
      return new FileInputStream(stored.file().toFile());
    } catch (FileNotFoundException e) {
      throw new IOException("Cannot open " + stored.file() + ": " + e.getMessage(), e);
    }
  }

  private static InputStream openChecked(Stored stored) throws IOException {
    FileInputStream in = openFile(stored);
    try {
      check(in, stored);
      in.getChannel().position(0);
      return in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static void check(InputStream in, Stored stored) throws IOException {
    CRC32C checksum = new CRC32C();
    byte[] buffer = new byte[(int) Math.min(CHECK_BUFFER, stored.length() + 1)];
    long length = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      checksum.update(buffer, 0, read);
      length += read;
    }
    if (length != stored.length()) {
      throw new EOFException(
          stored.file() + " has " + length + " bytes, " + stored.length() + " were written");
    }
    if (checksum.getValue() != stored.checksum()) {
      throw new IOException(stored.file() + " is corrupt: its checksum differs");
    }
  }
}
