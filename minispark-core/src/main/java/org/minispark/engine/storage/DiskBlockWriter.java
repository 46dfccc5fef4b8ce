package org.minispark.engine.storage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.minispark.storage.StorageLevel;

/**
 * Writes one block to a file of another name and renames it at {@link #commit}. Closing it without
 * that removes the file. Errors name the file.
 */
final class DiskBlockWriter extends OutputStream {
  private final DiskStore store;
  private final BlockId block;
  private final StorageLevel level;
  private final Path temp;
  private final Path target;
  private final FileOutputStream out;
  private final CRC32C checksum = new CRC32C();
  private long length;
  private boolean closed;
  private boolean committed;

  DiskBlockWriter(DiskStore store, BlockId block, StorageLevel level, Path temp, Path target)
      throws IOException {
    this.store = store;
    this.block = block;
    this.level = level;
    this.temp = temp;
    this.target = target;
    // Not an NIO channel: an interrupt of the task must not close it in the middle of a write.
    this.out = new FileOutputStream(temp.toFile());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    try {
      out.write(bytes, offset, count);
    } catch (IOException e) {
      throw failure(e);
    }
    checksum.update(bytes, offset, count);
    length += count;
  }

  /**
   * Makes the block visible.
   *
   * @param memoryEstimate bytes it would take in memory
   */
  DiskStore.Stored commit(long memoryEstimate) throws IOException {
    try {
      out.close();
      AtomicRename.rename(temp, target);
    } catch (IOException e) {
      throw failure(e);
    }
    committed = true;
    var stored = new DiskStore.Stored(target, length, checksum.getValue(), level, memoryEstimate);
    store.committed(block, stored);
    return stored;
  }

  /** Bytes written so far. */
  long length() {
    return length;
  }

  /** Ends the writing; a serializer's stream above may close this before the commit. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      out.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Removes the file unless it was committed. */
  void discard() throws IOException {
    if (!committed) {
      out.close();
      Files.deleteIfExists(temp);
    }
  }

  private IOException failure(IOException cause) {
    return new IOException(
        "Cannot write block " + block.name() + " to " + target + ": " + cause.getMessage(), cause);
  }
}
