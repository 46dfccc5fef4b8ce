package org.minispark.engine.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Bytes in several arrays, so that large content needs no large array. Immutable. */
final class ByteChunks {
  private final List<byte[]> chunks;
  private final long length;

  private ByteChunks(List<byte[]> chunks) {
    this.chunks = chunks;
    this.length = chunks.stream().mapToLong(chunk -> chunk.length).sum();
  }

  static ByteChunks of(byte[] bytes) {
    return new ByteChunks(List.of(bytes));
  }

  long length() {
    return length;
  }

  InputStream open() {
    return new Input(chunks);
  }

  void writeTo(OutputStream out) throws IOException {
    for (byte[] chunk : chunks) {
      out.write(chunk);
    }
  }

  /** All bytes in one array. */
  byte[] toArray() {
    byte[] all = new byte[Math.toIntExact(length)];
    int at = 0;
    for (byte[] chunk : chunks) {
      System.arraycopy(chunk, 0, all, at, chunk.length);
      at += chunk.length;
    }
    return all;
  }

  /** Collects bytes; each chunk is twice as long as the one before, up to a limit. */
  static final class Output extends OutputStream {
    private static final int FIRST_CHUNK = 4 << 10;
    private static final int LARGEST_CHUNK = 1 << 20;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] current = new byte[0];
    private int used;
    private long fullBytes;

    /** Bytes of the arrays that exist now. */
    long allocated() {
      return fullBytes + current.length;
    }

    @Override
    public void write(int b) {
      if (used == current.length) {
        startChunk();
      }
      current[used++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      int from = offset;
      int left = length;
      while (left > 0) {
        if (used == current.length) {
          startChunk();
        }
        int part = Math.min(left, current.length - used);
        System.arraycopy(bytes, from, current, used, part);
        used += part;
        from += part;
        left -= part;
      }
    }

    /** What was written so far; write no more afterwards. */
    ByteChunks finish() {
      List<byte[]> all = new ArrayList<>(full);
      if (used > 0) {
        all.add(used == current.length ? current : Arrays.copyOf(current, used));
      }
      return new ByteChunks(all);
    }

    private void startChunk() {
      int next = current.length == 0 ? FIRST_CHUNK : Math.min(current.length * 2, LARGEST_CHUNK);
      if (current.length > 0) {
        full.add(current);
        fullBytes += current.length;
      }
      current = new byte[next];
      used = 0;
    }
  }

  private static final class Input extends InputStream {
    private final List<byte[]> chunks;
    private int chunk;
    private int position;

    Input(List<byte[]> chunks) {
      this.chunks = chunks;
    }

    @Override
    public int read() {
      return atEnd() ? -1 : chunks.get(chunk)[position++] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      if (length == 0) {
        return 0;
      }
      if (atEnd()) {
        return -1;
      }
      byte[] from = chunks.get(chunk);
      int part = Math.min(length, from.length - position);
      System.arraycopy(from, position, bytes, offset, part);
      position += part;
      return part;
    }

    private boolean atEnd() {
      while (chunk < chunks.size() && position == chunks.get(chunk).length) {
        chunk++;
        position = 0;
      }
      return chunk == chunks.size();
    }
  }
}
