package org.minispark.engine.shuffle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/**
 * Writes bytes in frames that are compressed and checksummed one by one, so that a reader can trust
 * every byte before it decodes it, wherever the bytes come from.
 *
 * <p>A frame is: stored length, raw length, CRC32C of both lengths and the stored bytes (three
 * ints, big-endian), stored bytes. Equal lengths mean that the bytes are not compressed. The last
 * frame of a stream has the sign bit set in its raw length, so that streams can be joined by
 * joining files.
 */
final class FrameOutput extends OutputStream {
  static final int FRAME = 32 * 1024;
  static final int HEADER = 3 * Integer.BYTES;
  static final int LAST = Integer.MIN_VALUE;

  private final OutputStream out;
  private final LZ4Compressor compressor;
  private final CRC32C crc = new CRC32C();
  private final byte[] raw = new byte[FRAME];
  private final byte[] frame;
  private final ByteBuffer header;
  private int count;
  private long written;

  /** Writes to a stream, which should not buffer, and is not closed by this one. */
  FrameOutput(OutputStream out, Compression compression) {
    this.out = out;
    this.compressor =
        compression == Compression.LZ4 ? LZ4Factory.fastestJavaInstance().fastCompressor() : null;
    int longest = compressor == null ? FRAME : compressor.maxCompressedLength(FRAME);
    this.frame = new byte[HEADER + longest];
    this.header = ByteBuffer.wrap(frame);
  }

  @Override
  public void write(int b) throws IOException {
    if (count == FRAME) {
      writeFrame(0);
    }
    raw[count++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int from = offset;
    int end = offset + length;
    while (from < end) {
      if (count == FRAME) {
        writeFrame(0);
      }
      int part = Math.min(end - from, FRAME - count);
      System.arraycopy(bytes, from, raw, count, part);
      count += part;
      from += part;
    }
  }

  /** Ends a stream, which leaves nothing behind when it was empty. What follows is another one. */
  void endStream() throws IOException {
    if (count > 0) {
      writeFrame(LAST);
    }
  }

  /** Bytes written below so far. */
  long written() {
    return written;
  }

  private void writeFrame(int flag) throws IOException {
    int stored = store();
    header.putInt(0, stored).putInt(Integer.BYTES, count | flag);
    crc.reset();
    crc.update(frame, 0, 2 * Integer.BYTES);
    crc.update(frame, HEADER, stored);
    header.putInt(2 * Integer.BYTES, (int) crc.getValue());
    out.write(frame, 0, HEADER + stored);
    written += HEADER + stored;
    count = 0;
  }

  private int store() {
    if (compressor != null) {
      int length = compressor.compress(raw, 0, count, frame, HEADER, frame.length - HEADER);
      if (length < count) {
        return length;
      }
    }
    System.arraycopy(raw, 0, frame, HEADER, count);
    return count;
  }

  /** Does nothing: frames end when they are full or at {@link #endStream}. */
  @Override
  public void flush() {}

  /** Does nothing: whoever opened the stream below closes it. */
  @Override
  public void close() {}

  /** How frames are stored. */
  enum Compression {
    LZ4,
    NONE;

    static Compression of(boolean compress) {
      return compress ? LZ4 : NONE;
    }
  }
}
