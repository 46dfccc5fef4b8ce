package org.minispark.engine.base;

/**
 * MurmurHash3 for 32 bits (Austin Appleby, public domain), in the two forms whose exact results
 * Spark's users can see: the slot of a key in a hash map and the seed of a random generator.
 */
public final class Murmur3 {
  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  private Murmur3() {}

  /** The hash of one int with seed 0; decides the slot of a key's hash code in a hash map. */
  public static int hashInt(int value) {
    return finish(mix(0, value), Integer.BYTES);
  }

  /** The hash of all bytes, read as little-endian words, with the given seed. */
  public static int hashBytes(byte[] bytes, int seed) {
    int hash = seed;
    int wordsEnd = bytes.length & ~3;
    for (int i = 0; i < wordsEnd; i += 4) {
      hash = mix(hash, littleEndianInt(bytes, i));
    }
    return finish(mixTail(hash, bytes, wordsEnd), bytes.length);
  }

  private static int mixTail(int hash, byte[] bytes, int from) {
    if (from == bytes.length) {
      return hash;
    }
    int word = 0;
    for (int i = bytes.length - 1; i >= from; i--) {
      word = word << 8 | bytes[i] & 0xff;
    }
    return hash ^ scramble(word);
  }

  private static int mix(int hash, int word) {
    return Integer.rotateLeft(hash ^ scramble(word), 13) * 5 + 0xe6546b64;
  }

  private static int scramble(int word) {
    return Integer.rotateLeft(word * C1, 15) * C2;
  }

  private static int finish(int hash, int length) {
    int h = hash ^ length;
    h = (h ^ h >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }

  private static int littleEndianInt(byte[] bytes, int at) {
    return bytes[at] & 0xff
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }
}
