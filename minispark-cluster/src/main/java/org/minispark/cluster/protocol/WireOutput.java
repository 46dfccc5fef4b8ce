package org.minispark.cluster.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Writes the fields of a message: what {@link WireInput} reads. Numbers that are small and never
 * negative take one byte for each 7 bits; everything of variable length says its length first.
 *
 * <p>The limits are the reader's. To exceed one is a fault of the sender's, so it fails here, where
 * it can be understood, with an {@link IllegalArgumentException}.
 */
public final class WireOutput {
  private byte[] buffer;
  private int length;

  public WireOutput() {
    this(128);
  }

  /**
   * @param expectedBytes room to begin with
   */
  public WireOutput(int expectedBytes) {
    buffer = new byte[expectedBytes];
  }

  /** Bytes written so far. */
  public int length() {
    return length;
  }

  /** What was written, without a copy; write no more afterwards. */
  public Payload toPayload() {
    return Payload.of(buffer, 0, length);
  }

  /** What was written, in an array of its own. */
  public byte[] toArray() {
    return Arrays.copyOf(buffer, length);
  }

  /** The lowest 8 bits. */
  public void writeByte(int value) {
    ensure(1);
    buffer[length++] = (byte) value;
  }

  /** One byte, 0 or 1. */
  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** A number that is not negative, in 1 to 5 bytes. */
  public void writeVarInt(int value) {
    writeVarLong(value);
  }

  /** A number that is not negative, in 1 to 9 bytes: 7 bits each, the lowest first. */
  public void writeVarLong(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
    writeBits(value);
  }

  /** Any number, in 1 to 10 bytes; the nearer to zero, the fewer. */
  public void writeSigned(long value) {
    writeBits(value << 1 ^ value >> 63);
  }

  /** 8 bytes, the highest first. */
  public void writeLong(long value) {
    ensure(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[length++] = (byte) (value >>> shift);
    }
  }

  /** 8 bytes: the bits of the number, so that each comes out as it went in. */
  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /** Its length in bytes, then UTF-8. */
  public void writeString(String value, int maxBytes) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    check(bytes.length, maxBytes, "bytes of text");
    writeVarInt(bytes.length);
    writeRaw(bytes, 0, bytes.length);
  }

  /** As much of a text as fits, for errors and other words to be read by people. */
  public void writeText(String value, int maxBytes) {
    String fits = value;
    while (fits.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      int kept = Math.min(fits.length() - 1, Math.max(maxBytes, fits.length() / 2));
      boolean splitsPair = kept > 0 && Character.isHighSurrogate(fits.charAt(kept - 1));
      fits = fits.substring(0, splitsPair ? kept - 1 : kept);
    }
    writeString(fits, maxBytes);
  }

  /** Its length, then its bytes. */
  public void writePayload(Payload value, int maxBytes) {
    check(value.length(), maxBytes, "bytes");
    writeVarInt(value.length());
    writeRaw(value.array(), value.offset(), value.length());
  }

  /** Its size, then its elements. */
  public <T> void writeList(
      List<T> values, int maxElements, BiConsumer<WireOutput, ? super T> writer) {
    check(values.size(), maxElements, "elements");
    writeVarInt(values.size());
    for (T value : values) {
      writer.accept(this, value);
    }
  }

  /** Whether it is there, then what it is. */
  public <T> void writeOptional(Optional<T> value, BiConsumer<WireOutput, ? super T> writer) {
    writeBoolean(value.isPresent());
    value.ifPresent(present -> writer.accept(this, present));
  }

  /** Bytes without their length. */
  public void writeRaw(byte[] bytes, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    ensure(count);
    System.arraycopy(bytes, offset, buffer, length, count);
    length += count;
  }

  private void writeBits(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      writeByte((int) left | 0x80);
      left >>>= 7;
    }
    writeByte((int) left);
  }

  private void ensure(int more) {
    int needed = Math.addExact(length, more);
    if (needed > buffer.length) {
      long doubled = Math.min(Integer.MAX_VALUE - 8L, buffer.length * 2L);
      buffer = Arrays.copyOf(buffer, (int) Math.max(needed, doubled));
    }
  }

  private static void check(int actual, int limit, String unit) {
    if (actual > limit) {
      throw new IllegalArgumentException(
          actual + " " + unit + " are more than the " + limit + " that may be sent");
    }
  }
}
