package org.minispark.cluster.protocol;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes that the protocol carries without opening them: tasks, results, accumulators, exceptions.
 * Whoever makes or reads one promises not to change the array behind it.
 */
public final class Payload {
  public static final Payload EMPTY = new Payload(new byte[0], 0, 0);

  private final byte[] bytes;
  private final int offset;
  private final int length;

  private Payload(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** The whole array, not copied. */
  public static Payload of(byte[] bytes) {
    return new Payload(bytes, 0, bytes.length);
  }

  /** A part of an array, not copied. */
  public static Payload of(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return new Payload(bytes, offset, length);
  }

  /** Number of bytes. */
  public int length() {
    return length;
  }

  /** The array that the bytes are in, from {@link #offset} on. */
  public byte[] array() {
    return bytes;
  }

  /** Where in {@link #array} the bytes begin. */
  public int offset() {
    return offset;
  }

  /** The bytes in an array of their own. */
  public byte[] toArray() {
    return offset == 0 && length == bytes.length
        ? bytes
        : Arrays.copyOfRange(bytes, offset, offset + length);
  }

  /** A stream over the bytes. */
  public InputStream open() {
    return new ByteArrayInputStream(bytes, offset, length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload payload
        && Arrays.equals(
            bytes,
            offset,
            offset + length,
            payload.bytes,
            payload.offset,
            payload.offset + payload.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return length + " bytes";
  }
}
