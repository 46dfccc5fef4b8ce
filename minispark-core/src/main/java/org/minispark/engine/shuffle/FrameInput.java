package org.minispark.engine.shuffle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * Reads what {@link FrameOutput} wrote; bytes that fail their checksum are never seen. It remembers
 * its failure, since decoders above wrap exceptions as they please.
 */
final class FrameInput extends InputStream {
  private final InputStream in;
  private final LZ4SafeDecompressor decompressor =
      LZ4Factory.fastestJavaInstance().safeDecompressor();
  private final CRC32C crc = new CRC32C();
  private final byte[] header = new byte[FrameOutput.HEADER];
  private byte[] stored = new byte[0];
  private byte[] raw = new byte[0];
  private long remaining;
  private int at;
  private int end;
  private boolean ended;
  private IOException failure;

  /**
   * Reads {@code length} bytes of frames from a stream.
   *
   * @param in need not buffer
   */
  FrameInput(InputStream in, long length) {
    this.in = in;
    this.remaining = length;
    this.ended = length == 0;
  }

  /** Goes on to the stream that follows one read to its end; false when there is none. */
  boolean nextStream() {
    ended = remaining == 0;
    return !ended;
  }

  /** What went wrong below, or null. */
  IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    return fill() ? raw[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int part = Math.min(length, end - at);
    System.arraycopy(raw, at, bytes, offset, part);
    at += part;
    return part;
  }

  @Override
  public int available() {
    return end - at;
  }

  private boolean fill() throws IOException {
    if (at < end) {
      return true;
    }
    if (ended) {
      return false;
    }
    try {
      if (remaining == 0) {
        throw new EOFException("Truncated: the last frame is missing");
      }
      readFrame();
      return true;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private void readFrame() throws IOException {
    readFully(header, FrameOutput.HEADER);
    ByteBuffer fields = ByteBuffer.wrap(header);
    int storedLength = fields.getInt();
    int lengthAndFlag = fields.getInt();
    int rawLength = lengthAndFlag & ~FrameOutput.LAST;
    remaining -= FrameOutput.HEADER + (long) storedLength;
    if (storedLength < 1
        || rawLength < storedLength
        || rawLength > FrameOutput.FRAME
        || remaining < 0) {
      throw new CorruptBlockException("Corrupt frame header");
    }
    if (stored.length < storedLength) {
      stored = new byte[Math.max(storedLength, Math.min(2 * stored.length, FrameOutput.FRAME))];
    }
    readFully(stored, storedLength);
    crc.reset();
    crc.update(header, 0, 2 * Integer.BYTES);
    crc.update(stored, 0, storedLength);
    if ((int) crc.getValue() != fields.getInt()) {
      throw new CorruptBlockException("Checksum does not match");
    }
    restore(storedLength, rawLength);
    ended = lengthAndFlag < 0;
    at = 0;
    end = rawLength;
  }

  private void restore(int storedLength, int rawLength) throws IOException {
    if (storedLength == rawLength) {
      byte[] swapped = raw;
      raw = stored;
      stored = swapped;
      return;
    }
    if (raw.length < rawLength) {
      raw = new byte[Math.max(rawLength, Math.min(2 * raw.length, FrameOutput.FRAME))];
    }
    try {
      int length = decompressor.decompress(stored, 0, storedLength, raw, 0, rawLength);
      if (length != rawLength) {
        throw new CorruptBlockException("Frame has " + length + " bytes, not " + rawLength);
      }
    } catch (LZ4Exception e) {
      throw new CorruptBlockException("Cannot decompress frame: " + e.getMessage());
    }
  }

  private void readFully(byte[] bytes, int length) throws IOException {
    int read = in.readNBytes(bytes, 0, length);
    if (read < length) {
      throw new EOFException("Truncated: " + (length - read) + " bytes are missing");
    }
  }

  /** Does nothing, since another stream may follow; see {@link #closeSource}. */
  @Override
  public void close() {}

  void closeSource() throws IOException {
    in.close();
  }

  /** The bytes are not those that were written. */
  static final class CorruptBlockException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptBlockException(String message) {
      super(message);
    }
  }
}
