package org.minispark.engine.serializer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes on their way in, the mirror image of {@link OutputBuffer}. What lengths claim is believed
 * only as far as bytes follow: space grows with what was read.
 */
final class InputBuffer {
  /** Largest space given on the strength of a length alone. */
  static final int TRUSTED = 64 << 10;

  /** A length is believed when so small a part of it has come. */
  private static final int BELIEVED = 16;

  private static final VarHandle BIG_LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  /** The sign bits of eight bytes. */
  private static final long SIGNS = 0x8080808080808080L;

  private final byte[] word = new byte[Long.BYTES];
  private final InputStream source; // null where all bytes are here
  private byte[] bytes;
  private int position;
  private int limit;
  private long consumed;

  private InputBuffer(InputStream source, byte[] bytes, int limit) {
    this.source = source;
    this.bytes = bytes;
    this.limit = limit;
  }

  static InputBuffer of(byte[] bytes) {
    return new InputBuffer(null, bytes, bytes.length);
  }

  /**
   * @param reused an array of an earlier buffer, or null
   */
  static InputBuffer of(InputStream source, byte[] reused) {
    return new InputBuffer(source, reused != null ? reused : new byte[OutputBuffer.FULL], 0);
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }

  /** The array, for the next buffer; this one is at its end. */
  byte[] release() {
    byte[] released = bytes;
    bytes = new byte[0];
    consumed += position;
    position = 0;
    limit = 0;
    return released;
  }

  /** Bytes read so far, for messages. */
  long offset() {
    return consumed + position;
  }

  boolean isAtEnd() throws IOException {
    return position == limit && !fill();
  }

  private boolean fill() throws IOException {
    if (source == null) {
      return false;
    }
    if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, limit - position);
      consumed += position;
      limit -= position;
      position = 0;
    }
    int read = limit == bytes.length ? -1 : source.read(bytes, limit, bytes.length - limit);
    if (read <= 0) {
      return false;
    }
    limit += read;
    return true;
  }

  int readByte() throws IOException {
    require(1);
    return bytes[position++];
  }

  int readShort() throws IOException {
    require(Short.BYTES);
    short value = (short) SHORTS.get(bytes, position);
    position += Short.BYTES;
    return value;
  }

  int readInt() throws IOException {
    require(Integer.BYTES);
    int value = (int) INTS.get(bytes, position);
    position += Integer.BYTES;
    return value;
  }

  long readLong() throws IOException {
    require(Long.BYTES);
    long value = (long) LONGS.get(bytes, position);
    position += Long.BYTES;
    return value;
  }

  int readVarInt() throws IOException {
    int value = readByte();
    if (value >= 0) {
      return value;
    }
    value &= 0x7f;
    for (int shift = 7; shift < 35; shift += 7) {
      int next = readByte();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw corrupt("a number of more than 5 bytes");
  }

  int readZigzagInt() throws IOException {
    int value = readVarInt();
    return value >>> 1 ^ -(value & 1);
  }

  long readZigzagLong() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return decodeZigzag(value);
      }
    }
    return decodeZigzag(value | (long) readByte() << 56);
  }

  private static long decodeZigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }

  long readLeadingLong() throws IOException {
    long head =
        limit - position >= Long.BYTES ? (long) BIG_LONGS.get(bytes, position) : lastBytes();
    int length = Long.numberOfLeadingZeros(~head) + 1;
    if (length > Long.BYTES) {
      return readNineBytes();
    }
    position += length;
    return head << length >> 64 - 7 * length;
  }

  private long readNineBytes() throws IOException {
    require(1 + Long.BYTES);
    long value = (long) BIG_LONGS.get(bytes, position + 1);
    position += 1 + Long.BYTES;
    return value;
  }

  /** The bytes of a number near the end of what is there, followed by zeros. */
  private long lastBytes() throws IOException {
    require(1);
    int length = Math.min(Long.BYTES, Integer.numberOfLeadingZeros(~bytes[position] << 24) + 1);
    require(length);
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[position + i] & 0xffL) << 56 - 8 * i;
    }
    return word;
  }

  /** A number of elements. */
  int readLength() throws IOException {
    int length = readVarInt();
    if (length < 0) {
      throw corrupt("a negative length");
    }
    return length;
  }

  String readString() throws IOException {
    require(1);
    if (bytes[position] < 0) {
      return readMeasured();
    }
    return limit - position >= Long.BYTES ? readWord() : readMarked();
  }

  /** A text of up to eight characters without a look at each; a longer one otherwise. */
  private String readWord() throws IOException {
    long eight = (long) LONGS.get(bytes, position);
    long marks = eight & SIGNS;
    if (marks == 0) {
      return readMarked();
    }
    int length = (Long.numberOfTrailingZeros(marks) >>> 3) + 1;
    LONGS.set(word, 0, eight & ~SIGNS);
    position += length;
    return new String(word, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** The last character has the sign bit. */
  private String readMarked() throws IOException {
    int length = lengthOfMarked();
    int start = position;
    position += length;
    return source == null // others may be reading these bytes too
        ? unmark(Arrays.copyOfRange(bytes, start, position), 0, length)
        : unmark(bytes, start, length);
  }

  private static String unmark(byte[] text, int start, int length) {
    text[start + length - 1] &= (byte) 0x7f;
    return new String(text, start, length, StandardCharsets.ISO_8859_1);
  }

  private int lengthOfMarked() throws IOException {
    int scanned = 0;
    while (scanned < OutputBuffer.LONG_STRING) {
      require(scanned + 1);
      int end = Math.min(limit, position + OutputBuffer.LONG_STRING);
      int marked = firstMarked(position + scanned, end);
      if (marked < end) {
        return marked + 1 - position;
      }
      scanned = end - position;
    }
    throw corrupt("a text that does not end");
  }

  /** Where the first byte with the sign bit is; {@code end} if there is none. */
  private int firstMarked(int start, int end) {
    int at = start;
    while (at + Long.BYTES <= end) {
      long marks = (long) LONGS.get(bytes, at) & SIGNS;
      if (marks != 0) {
        return at + (Long.numberOfTrailingZeros(marks) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < end && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  /** A header, then the characters. */
  private String readMeasured() throws IOException {
    int header = readStringHeader();
    int length = header >>> 1;
    if ((header & 1) != 0) {
      return readWide(length);
    }
    if (length > bytes.length) {
      return new String(readBytes(length), StandardCharsets.ISO_8859_1);
    }
    require(length);
    String text = new String(bytes, position, length, StandardCharsets.ISO_8859_1);
    position += length;
    return text;
  }

  private int readStringHeader() throws IOException {
    int first = readByte();
    int low = first & 0x3f;
    return (first & 0x40) == 0 ? low : low | readVarInt() << 6;
  }

  private String readWide(int length) throws IOException {
    char[] characters = new char[Math.min(length, TRUSTED)];
    for (int i = 0; i < length; i++) {
      if (i == characters.length) {
        characters = Arrays.copyOf(characters, grown(i, length));
      }
      characters[i] = (char) readShort();
    }
    return new String(characters);
  }

  byte[] readBytes(int length) throws IOException {
    byte[] result = new byte[Math.min(length, TRUSTED)];
    int filled = 0;
    while (filled < length) {
      if (filled == result.length) {
        result = Arrays.copyOf(result, grown(filled, length));
      }
      require(1);
      int count = Math.min(limit - position, result.length - filled);
      System.arraycopy(bytes, position, result, filled, count);
      position += count;
      filled += count;
    }
    return result;
  }

  /**
   * The next size of an array that has been filled and shall end at {@code length}. A damaged
   * length costs a few times the bytes that were there, and no large array is copied when it is
   * nearly full, which would have it in memory twice.
   */
  static int grown(int filled, int length) {
    return length / BELIEVED <= filled ? length : 2 * filled;
  }

  StreamCorruptedException corrupt(String what) {
    return new StreamCorruptedException("corrupt records at byte " + offset() + ": " + what);
  }

  private void require(int more) throws IOException {
    if (limit - position < more) {
      fillTo(more);
    }
  }

  private void fillTo(int more) throws IOException {
    while (limit - position < more) {
      if (!fill()) {
        throw new EOFException(
            "truncated records: the input ends at byte "
                + (consumed + limit)
                + " where "
                + (more - (limit - position))
                + " more must follow");
      }
    }
  }
}
