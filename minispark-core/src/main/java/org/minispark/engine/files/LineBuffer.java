package org.minispark.engine.files;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines. A line ends with LF, CR or CRLF, or with the stream; an end of
 * its own after the last line makes no further, empty line.
 *
 * <p>The innermost loop of most jobs on text: it looks for ends eight bytes at a time, and leaves
 * the decoding to {@link String}, which copies ASCII as it is. Malformed UTF-8 becomes U+FFFD.
 */
final class LineBuffer {
  /** Where bytes come from. */
  @FunctionalInterface
  interface Source {
    /** Reads up to {@code length} bytes, at least one; -1 at the end. */
    int read(byte[] into, int offset, int length) throws IOException;
  }

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES << 7;
  private static final long LINE_FEEDS = ONES * '\n';
  private static final long CARRIAGE_RETURNS = ONES * '\r';
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final Source source;
  private byte[] buffer;
  private int start;
  private int limit;
  private long bufferPosition;

  /**
   * @param position of the source's first byte in its file
   * @param bytes what to read at once; a longer line makes the buffer longer
   */
  LineBuffer(Source source, long position, int bytes) {
    this.source = source;
    this.bufferPosition = position;
    this.buffer = new byte[bytes];
  }

  /** Where the next line starts. */
  long position() {
    return bufferPosition + start;
  }

  /** Skips a UTF-8 byte order mark, if one is next. */
  void skipByteOrderMark() throws IOException {
    while (limit - start < 3) {
      if (!fill()) {
        return;
      }
    }
    if (buffer[start] == (byte) 0xEF
        && buffer[start + 1] == (byte) 0xBB
        && buffer[start + 2] == (byte) 0xBF) {
      start += 3;
    }
  }

  /** The next line, or null at the end. */
  String next() throws IOException {
    int searched = 0;
    while (true) {
      int end = findEnd(buffer, start + searched, limit);
      if (end < limit) {
        String line = decode(end);
        skipEnd(end);
        return line;
      }
      searched = limit - start;
      if (!fill()) {
        return rest();
      }
    }
  }

  /** Skips a line, however long, in the buffer's own length. */
  void skip() throws IOException {
    while (true) {
      int end = findEnd(buffer, start, limit);
      if (end < limit) {
        skipEnd(end);
        return;
      }
      start = limit;
      if (!fill()) {
        return;
      }
    }
  }

  private String rest() {
    if (start == limit) {
      return null;
    }
    String line = decode(limit);
    start = limit;
    return line;
  }

  private String decode(int end) {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  private void skipEnd(int end) throws IOException {
    start = end + 1;
    if (buffer[end] == '\r' && (start < limit || fill()) && buffer[start] == '\n') {
      start++;
    }
  }

  /** Moves what is left to the front, or to a longer buffer, and reads on; false at the end. */
  private boolean fill() throws IOException {
    int left = limit - start;
    if (left == buffer.length) {
      buffer = Arrays.copyOf(buffer, longer());
    } else {
      System.arraycopy(buffer, start, buffer, 0, left);
    }
    bufferPosition += start;
    start = 0;
    limit = left;
    int read = source.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      return false;
    }
    limit += read;
    return true;
  }

  private int longer() throws IOException {
    if (buffer.length == LONGEST_ARRAY) {
      throw new IOException("Line longer than 2 GB at byte " + position());
    }
    return (int) Math.min(LONGEST_ARRAY, 2L * buffer.length);
  }

  /** The place of the first CR or LF, or {@code to}. */
  private static int findEnd(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long eight = (long) LONG.get(bytes, at);
      long ends = zeros(eight ^ LINE_FEEDS) | zeros(eight ^ CARRIAGE_RETURNS);
      if (ends != 0) {
        return at + (Long.numberOfTrailingZeros(ends) >>> 3);
      }
    }
    while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at;
  }

  /** Marks, in its high bit, the lowest byte that is zero; above it there may be false marks. */
  private static long zeros(long eight) {
    return (eight - ONES) & ~eight & HIGH_BITS;
  }
}
