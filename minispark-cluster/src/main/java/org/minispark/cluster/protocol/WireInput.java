package org.minispark.cluster.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of a message from bytes that anybody may have made. Nothing is allocated before
 * its length was held against both its limit and the bytes that are there, and every value has one
 * form only. Whatever is wrong is a {@link MalformedMessageException}.
 */
public final class WireInput {
  private final byte[] bytes;
  private final int end;
  private int position;

  public WireInput(byte[] bytes) {
    this(Payload.of(bytes));
  }

  public WireInput(Payload payload) {
    bytes = payload.array();
    position = payload.offset();
    end = payload.offset() + payload.length();
  }

  /** Reads one element of a list, or what an optional holds. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(WireInput in) throws MalformedMessageException;
  }

  /** Bytes not read yet. */
  public int remaining() {
    return end - position;
  }

  /** Fails if anything is left: a message ends where its frame ends. */
  public void requireEnd() throws MalformedMessageException {
    if (position != end) {
      throw new MalformedMessageException(remaining() + " bytes too many");
    }
  }

  /** From 0 to 255. */
  public int readByte() throws MalformedMessageException {
    require(1);
    return bytes[position++] & 0xff;
  }

  public boolean readBoolean() throws MalformedMessageException {
    int value = readByte();
    if (value > 1) {
      throw new MalformedMessageException("neither true nor false: " + value);
    }
    return value == 1;
  }

  /** A number that is not negative. */
  public int readVarInt() throws MalformedMessageException {
    long value = readVarLong();
    if (value > Integer.MAX_VALUE) {
      throw new MalformedMessageException("too large: " + value);
    }
    return (int) value;
  }

  /** A number that is not negative. */
  public long readVarLong() throws MalformedMessageException {
    long value = readBits();
    if (value < 0) {
      throw new MalformedMessageException("negative: " + value);
    }
    return value;
  }

  /** Any number, as {@link WireOutput#writeSigned} wrote it. */
  public long readSigned() throws MalformedMessageException {
    long value = readBits();
    return value >>> 1 ^ -(value & 1);
  }

  /** 8 bytes. */
  public long readLong() throws MalformedMessageException {
    require(8);
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | bytes[position++] & 0xff;
    }
    return value;
  }

  /** 8 bytes. */
  public double readDouble() throws MalformedMessageException {
    return Double.longBitsToDouble(readLong());
  }

  /** A text of at most {@code maxBytes} bytes of UTF-8. */
  public String readString(int maxBytes) throws MalformedMessageException {
    int length = readLength(maxBytes);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, position, length))
              .toString();
      position += length;
      return text;
    } catch (CharacterCodingException e) {
      throw new MalformedMessageException("not UTF-8", e);
    }
  }

  /** At most {@code maxBytes} bytes; a view of the frame, not a copy. */
  public Payload readPayload(int maxBytes) throws MalformedMessageException {
    int length = readLength(maxBytes);
    Payload payload = Payload.of(bytes, position, length);
    position += length;
    return payload;
  }

  /** At most {@code maxElements} elements, each of at least one byte. Cannot be changed. */
  public <T> List<T> readList(int maxElements, Reader<? extends T> reader)
      throws MalformedMessageException {
    int size = readLength(maxElements);
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reader.read(this));
    }
    return List.copyOf(values);
  }

  public <T> Optional<T> readOptional(Reader<? extends T> reader) throws MalformedMessageException {
    return readBoolean() ? Optional.of(reader.read(this)) : Optional.empty();
  }

  /** As many bytes as that, whose number was not sent. */
  public byte[] readRaw(int length) throws MalformedMessageException {
    require(length);
    byte[] raw = new byte[length];
    System.arraycopy(bytes, position, raw, 0, length);
    position += length;
    return raw;
  }

  private int readLength(int limit) throws MalformedMessageException {
    int length = readVarInt();
    if (length > limit) {
      throw new MalformedMessageException(length + " is more than " + limit);
    }
    require(length);
    return length;
  }

  private long readBits() throws MalformedMessageException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7f) << shift;
      if (next < 0x80) {
        boolean padded = next == 0 && shift > 0;
        boolean tooLong = shift == 63 && next > 1;
        if (padded || tooLong) {
          throw new MalformedMessageException("not a number");
        }
        return value;
      }
    }
    throw new MalformedMessageException("a number without end");
  }

  private void require(int count) throws MalformedMessageException {
    if (count > remaining()) {
      throw new MalformedMessageException(count + " bytes wanted where " + remaining() + " are");
    }
  }
}
