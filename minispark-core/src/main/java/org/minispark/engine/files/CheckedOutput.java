package org.minispark.engine.files;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;

/**
 * Writes a file, and, where it is local, its sums beside it, as Hadoop does (see {@link
 * Checksums}). Errors name the file.
 */
public final class CheckedOutput extends OutputStream {
  private static final int BUFFER_BYTES = 128 * Checksums.BYTES_PER_SUM;

  private final FileName file;
  private final OutputStream data;
  private final DataOutputStream sums;
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int buffered;
  private boolean closed;

  private CheckedOutput(FileName file, OutputStream data, OutputStream sums) throws IOException {
    this.file = file;
    this.data = data;
    this.sums = new DataOutputStream(sums);
    this.sums.write(Checksums.header());
  }

  /** Begins a new file; replaces an old one. */
  public static CheckedOutput create(FileName file) throws IOException {
    try {
      OutputStream data = Files.newOutputStream(pathOf(file));
      try {
        return new CheckedOutput(file, data, sumsOutput(file));
      } catch (IOException | RuntimeException e) {
        data.close();
        throw e;
      }
    } catch (IOException e) {
      throw FileProblem.of(file, e);
    }
  }

  private static OutputStream sumsOutput(FileName file) throws IOException {
    return file.isLocal()
        ? Files.newOutputStream(pathOf(Checksums.of(file)))
        : OutputStream.nullOutputStream();
  }

  /** Renames a finished file and its sums; replaces what is there at once. */
  public static void move(FileName from, FileName to) throws IOException {
    try {
      if (from.isLocal()) {
        replace(Checksums.of(from), Checksums.of(to));
      }
      replace(from, to);
    } catch (IOException e) {
      throw FileProblem.of(to, e);
    }
  }

  private static void replace(FileName from, FileName to) throws IOException {
    Files.move(pathOf(from), pathOf(to), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes a file and its sums, if they are there. */
  public static void delete(FileName file) throws IOException {
    Files.deleteIfExists(pathOf(Checksums.of(file)));
    Files.deleteIfExists(pathOf(file));
  }

  private static Path pathOf(FileName file) throws IOException {
    return FileAccess.shared(file).path(file);
  }

  @Override
  public void write(int b) throws IOException {
    if (buffered == BUFFER_BYTES) {
      drain();
    }
    buffer[buffered++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (buffered == BUFFER_BYTES) {
        drain();
      }
      int part = Math.min(length - done, BUFFER_BYTES - buffered);
      System.arraycopy(bytes, offset + done, buffer, buffered, part);
      buffered += part;
      done += part;
    }
  }

  /** The buffer is a multiple of what a sum covers, so only the last sum of a file covers less. */
  private void drain() throws IOException {
    try {
      data.write(buffer, 0, buffered);
      for (int start = 0; start < buffered; start += Checksums.BYTES_PER_SUM) {
        crc.reset();
        crc.update(buffer, start, Math.min(Checksums.BYTES_PER_SUM, buffered - start));
        sums.writeInt((int) crc.getValue());
      }
      buffered = 0;
    } catch (IOException e) {
      throw FileProblem.of(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (data;
        sums) {
      drain();
    }
  }
}
