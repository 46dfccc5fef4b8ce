package org.minispark.engine.serializer;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes on their way out: one array that is written straight into and, when it is full, handed to
 * the stream below; without a stream it grows. It starts small, so that a thousand streams of a few
 * records each cost little.
 */
final class OutputBuffer {
  /** Size at which bytes go to the stream below. */
  static final int FULL = 64 << 10;

  private static final int START = 512;

  /** Longer strings are not assembled in place. */
  static final int LONG_STRING = 8 << 10;

  private static final int CHUNK = 4 << 10;
  private static final VarHandle BIG_LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private final OutputStream sink;
  private final Runnable beforeDrain;
  private byte[] bytes;
  private int position;
  private int drains;

  private OutputBuffer(OutputStream sink, Runnable beforeDrain, byte[] bytes) {
    this.sink = sink;
    this.beforeDrain = beforeDrain;
    this.bytes = bytes;
  }

  /** Keeps all that is written. */
  static OutputBuffer growing() {
    return new OutputBuffer(null, () -> {}, new byte[START]);
  }

  /**
   * Hands what is written on to a stream.
   *
   * @param beforeDrain called each time before bytes leave; may change them
   * @param reused an array of an earlier buffer, or null
   */
  static OutputBuffer draining(OutputStream sink, Runnable beforeDrain, byte[] reused) {
    return new OutputBuffer(sink, beforeDrain, reused != null ? reused : new byte[START]);
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }

  int position() {
    return position;
  }

  /** How often bytes have left; positions of before are void. */
  int drains() {
    return drains;
  }

  /** Forgets what was written after {@code position}. */
  void rewind(int earlier) {
    position = earlier;
  }

  /** Writes into a place that was written before and has not left yet. */
  void patchShort(int at, int value) {
    SHORTS.set(bytes, at, (short) value);
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, position);
  }

  /** The array, for the next buffer; this one must not be used again. */
  byte[] release() {
    byte[] released = bytes;
    bytes = new byte[0];
    return released;
  }

  /** Hands all bytes to the stream below. */
  void drain() throws IOException {
    beforeDrain.run();
    sink.write(bytes, 0, position);
    position = 0;
    drains++;
  }

  void writeByte(int value) throws IOException {
    require(1);
    bytes[position++] = (byte) value;
  }

  void writeShort(int value) throws IOException {
    require(Short.BYTES);
    SHORTS.set(bytes, position, (short) value);
    position += Short.BYTES;
  }

  void writeInt(int value) throws IOException {
    require(Integer.BYTES);
    INTS.set(bytes, position, value);
    position += Integer.BYTES;
  }

  void writeLong(long value) throws IOException {
    require(Long.BYTES);
    LONGS.set(bytes, position, value);
    position += Long.BYTES;
  }

  /** An unsigned number in 1 to 5 bytes, small ones in few. */
  void writeVarInt(int value) throws IOException {
    require(5);
    position = putVarInt(value, position);
  }

  private int putVarInt(int value, int at) {
    int rest = value;
    int to = at;
    while ((rest & ~0x7f) != 0) {
      bytes[to++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[to++] = (byte) rest;
    return to;
  }

  /** A number near zero in few bytes. */
  void writeZigzag(int value) throws IOException {
    writeVarInt(value << 1 ^ value >> 31);
  }

  /** A number near zero in few bytes, any in at most 9: the last has no mark of continuation. */
  void writeZigzag(long value) throws IOException {
    require(9);
    long rest = value << 1 ^ value >> 63;
    int to = position;
    int end = position + 8;
    while ((rest & ~0x7fL) != 0 && to < end) {
      bytes[to++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[to++] = (byte) rest;
    position = to;
  }

  /**
   * A number near zero in few bytes, any in at most 9: as many ones as bytes follow the first, a
   * zero, and the number, its highest bits first. So what keys have in common (times, identifiers)
   * stands in whole bytes and before what they do not, next to the end of the record before.
   */
  void writeLeadingLong(long value) throws IOException {
    require(Long.BYTES + 1);
    int bits = 65 - Long.numberOfLeadingZeros(value ^ value >> 63);
    int length = (bits + 6) / 7;
    if (length <= Long.BYTES) {
      long ones = (1L << length) - 2;
      long field = ones << 7 * length | value & (1L << 7 * length) - 1;
      BIG_LONGS.set(bytes, position, field << 64 - 8 * length);
      position += length;
    } else {
      bytes[position] = (byte) 0xff;
      BIG_LONGS.set(bytes, position + 1, value);
      position += Long.BYTES + 1;
    }
  }

  /**
   * Text of two or more ASCII characters as these, the last one with the sign bit; its end costs
   * nothing, and in records that are alike it cuts no repetition short, as a length before the text
   * would. Any other text: length and width in one number, whose first byte has the sign bit, then
   * a byte for each character if all fit, else two.
   */
  void writeString(String text) throws IOException {
    int length = text.length();
    if (length > LONG_STRING) {
      writeLongString(text);
      return;
    }
    require(length + 5);
    int start = position;
    byte[] to = bytes;
    int bits = 0;
    for (int i = 0; i < length; i++) {
      char character = text.charAt(i);
      bits |= character;
      to[start + i] = (byte) character;
    }
    if (bits < 0x80 && length > 1) {
      to[start + length - 1] |= (byte) 0x80;
      position = start + length;
    } else if (bits < 0x100) {
      putHeaderBefore(length);
    } else {
      writeWide(text);
    }
  }

  /** Makes room for the header of characters that are there already. */
  private void putHeaderBefore(int length) {
    int start = position;
    int size = length < 0x20 ? 1 : putStringHeader(length << 1, start + length) - start - length;
    System.arraycopy(bytes, start, bytes, start + size, length);
    putStringHeader(length << 1, start);
    position = start + size + length;
  }

  private int putStringHeader(int header, int at) {
    int rest = header >>> 6;
    bytes[at] = (byte) (0x80 | header & 0x3f | (rest == 0 ? 0 : 0x40));
    return rest == 0 ? at + 1 : putVarInt(rest, at + 1);
  }

  private void writeStringHeader(int header) throws IOException {
    require(5);
    position = putStringHeader(header, position);
  }

  private void writeLongString(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        writeWide(text);
        return;
      }
    }
    writeStringHeader(text.length() << 1);
    writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void writeWide(String text) throws IOException {
    writeStringHeader(text.length() << 1 | 1);
    for (int i = 0; i < text.length(); i++) {
      writeShort(text.charAt(i));
    }
  }

  void writeBytes(byte[] from) throws IOException {
    int offset = 0;
    while (offset < from.length) {
      int length = Math.min(from.length - offset, CHUNK);
      require(length);
      System.arraycopy(from, offset, bytes, position, length);
      position += length;
      offset += length;
    }
  }

  private void require(int more) throws IOException {
    if (bytes.length - position < more) {
      makeRoom(more);
    }
  }

  private void makeRoom(int more) throws IOException {
    if (sink != null && position + more > FULL) {
      drain();
    }
    if (bytes.length - position < more) {
      bytes = Arrays.copyOf(bytes, grown((long) position + more));
    }
  }

  private int grown(long needed) throws IOException {
    if (needed > Integer.MAX_VALUE - 8) {
      throw new IOException("a value takes more than 2 GB when serialized");
    }
    return (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * bytes.length));
  }
}
