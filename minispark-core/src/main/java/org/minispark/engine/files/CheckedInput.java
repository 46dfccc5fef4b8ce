package org.minispark.engine.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The bytes of a file, from any place on, checked against the sums that stand in {@code .name.crc}
 * beside it, as Hadoop checks local files. A file without such sums is read as it is.
 *
 * <p>Stricter than Hadoop in one thing: a file that ends before its sums do is an error too.
 */
public final class CheckedInput extends InputStream {
  private static final int SUM_BYTES = Integer.BYTES;

  private final FileName file;
  private final SeekableByteChannel bytes;
  private final DataInputStream sums;
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[128 * Checksums.BYTES_PER_SUM];
  private long bufferPosition;
  private int next;
  private int limit;

  private CheckedInput(FileName file, SeekableByteChannel bytes, DataInputStream sums) {
    this.file = file;
    this.bytes = bytes;
    this.sums = sums;
  }

  /** Opens {@code file} at its start, in a file system that is open. */
  public static InputStream open(FileName file) throws IOException {
    try {
      return open(file, FileAccess.shared(file), 0);
    } catch (IOException e) {
      throw FileProblem.of(file, e);
    }
  }

  /**
   * Opens {@code file}, of which {@code access} gives the path.
   *
   * @param start the first byte to read
   */
  static InputStream open(FileName file, FileAccess access, long start) throws IOException {
    SeekableByteChannel bytes = Files.newByteChannel(access.path(file));
    try {
      Path sums = access.path(Checksums.of(file));
      if (Files.isRegularFile(sums)) {
        return openChecked(file, bytes, start, sums);
      }
      bytes.position(start);
      return Channels.newInputStream(bytes);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  private static InputStream openChecked(
      FileName file, SeekableByteChannel bytes, long start, Path sumsFile) throws IOException {
    SeekableByteChannel sums = Files.newByteChannel(sumsFile);
    try {
      if (!startsWithHeader(sums)) {
        sums.close();
        bytes.position(start);
        return Channels.newInputStream(bytes);
      }
      long chunk = start / Checksums.BYTES_PER_SUM;
      bytes.position(chunk * Checksums.BYTES_PER_SUM);
      sums.position(Math.min(sums.size(), Checksums.HEADER_BYTES + chunk * SUM_BYTES));
      InputStream buffered = new BufferedInputStream(Channels.newInputStream(sums));
      CheckedInput input = new CheckedInput(file, bytes, new DataInputStream(buffered));
      input.bufferPosition = bytes.position();
      input.skipNBytes(start - input.bufferPosition);
      return input;
    } catch (IOException | RuntimeException e) {
      sums.close();
      throw e;
    }
  }

  /** What does not look like sums is ignored, as Hadoop does. */
  private static boolean startsWithHeader(SeekableByteChannel sums) throws IOException {
    byte[] start = Channels.newInputStream(sums).readNBytes(Checksums.HEADER_BYTES);
    return Arrays.equals(start, Checksums.header());
  }

  @Override
  public int read() throws IOException {
    return next < limit || fill() ? Byte.toUnsignedInt(buffer[next++]) : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == limit && !fill()) {
      return -1;
    }
    int count = Math.min(length, limit - next);
    System.arraycopy(buffer, next, into, offset, count);
    next += count;
    return count;
  }

  @Override
  public int available() throws IOException {
    long left = limit - next + bytes.size() - bytes.position();
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  @Override
  public void close() throws IOException {
    try (bytes) {
      sums.close();
    }
  }

  private boolean fill() throws IOException {
    bufferPosition += limit;
    next = 0;
    limit = 0;
    ByteBuffer target = ByteBuffer.wrap(buffer);
    while (target.hasRemaining() && bytes.read(target) >= 0) {
      limit = target.position();
    }
    for (int start = 0; start < limit; start += Checksums.BYTES_PER_SUM) {
      check(start, Math.min(Checksums.BYTES_PER_SUM, limit - start));
    }
    if (limit < buffer.length && sums.read() >= 0) {
      throw new IOException("%s ends at byte %d, before its checksums do".formatted(file, end()));
    }
    return limit > 0;
  }

  private long end() {
    return bufferPosition + limit;
  }

  private void check(int start, int length) throws IOException {
    crc.reset();
    crc.update(buffer, start, length);
    int expected = nextSum(start);
    int found = (int) crc.getValue();
    if (expected != found) {
      String sumsDiffer = " exp: " + expected + " got: " + found;
      throw new IOException(checksumError(start) + sumsDiffer);
    }
  }

  private int nextSum(int start) throws IOException {
    try {
      return sums.readInt();
    } catch (EOFException e) {
      throw new IOException(checksumError(start), e);
    }
  }

  private String checksumError(int start) {
    return "Checksum error: " + file + " at " + (bufferPosition + start);
  }
}
