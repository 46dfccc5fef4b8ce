package org.minispark.rdd.output;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;

/**
 * A file with its checksums beside it, {@code .name.crc}, in the format of Hadoop's local file
 * system: the bytes {@code crc 0}, the number of bytes for each sum, then a CRC-32 for every 512
 * bytes.
 */
public final class ChecksummedOutput extends OutputStream {
  private static final int BYTES_PER_SUM = 512;
  private static final byte[] HEADER = "crc\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final int BUFFER = 64 * 1024;

  private final OutputStream data;
  private final DataOutputStream sums;
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int buffered;
  private boolean closed;

  private ChecksummedOutput(OutputStream data, DataOutputStream sums) throws IOException {
    this.data = data;
    this.sums = sums;
    sums.write(HEADER);
    sums.writeInt(BYTES_PER_SUM);
  }

  /** Begins a new file; replaces an old one. */
  public static ChecksummedOutput create(Path file) throws IOException {
    OutputStream data = Files.newOutputStream(file);
    try {
      OutputStream sums = Files.newOutputStream(sumsOf(file));
      return new ChecksummedOutput(data, new DataOutputStream(sums));
    } catch (IOException e) {
      data.close();
      throw e;
    }
  }

  /** Moves a file and its checksums, at once; replaces what is there. */
  public static void move(Path from, Path to) throws IOException {
    Files.move(sumsOf(from), sumsOf(to), StandardCopyOption.REPLACE_EXISTING);
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  public static void delete(Path file) throws IOException {
    Files.deleteIfExists(sumsOf(file));
    Files.deleteIfExists(file);
  }

  private static Path sumsOf(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".crc");
  }

  @Override
  public void write(int b) throws IOException {
    if (buffered == BUFFER) {
      drain();
    }
    buffer[buffered++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (buffered == BUFFER) {
        drain();
      }
      int part = Math.min(length - done, BUFFER - buffered);
      System.arraycopy(bytes, offset + done, buffer, buffered, part);
      buffered += part;
      done += part;
    }
  }

  /** The buffer is a multiple of what a sum covers, so only the last sum of a file covers less. */
  private void drain() throws IOException {
    data.write(buffer, 0, buffered);
    for (int start = 0; start < buffered; start += BYTES_PER_SUM) {
      crc.reset();
      crc.update(buffer, start, Math.min(BYTES_PER_SUM, buffered - start));
      sums.writeInt((int) crc.getValue());
    }
    buffered = 0;
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
