package org.minispark.engine.base;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * Marsaglia's xorshift generator (shifts 21, 35, 4) behind the face of {@link Random}: about twice
 * as fast, not thread-safe. The same seed gives the same numbers as Spark's generator of this name.
 */
public final class XORShiftRandom extends Random {
  private static final long serialVersionUID = 1L;

  /** The seed that Scala's hash of an array starts from; Spark hashes seeds with it. */
  private static final int ARRAY_SEED = 0x3c074a61;

  private long state;

  /** A generator seeded from the time, different at each call. */
  public XORShiftRandom() {
    this(System.nanoTime());
  }

  /** A generator of the numbers that belong to this seed. */
  public XORShiftRandom(long seed) {
    super(seed); // calls setSeed
  }

  /**
   * Spreads the bits of a seed, since small seeds have few set bits and the generator would show
   * it.
   */
  static long hashSeed(long seed) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
    int low = Murmur3.hashBytes(bytes, ARRAY_SEED);
    int high = Murmur3.hashBytes(bytes, low);
    return (long) high << 32 | low & 0xffffffffL;
  }

  // One thread owns a generator; a lock per draw would be paid for nothing.
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  @Override
  public void setSeed(long seed) {
    state = hashSeed(seed);
  }

  @Override
  protected int next(int bits) {
    long x = state;
    x ^= x << 21;
    x ^= x >>> 35;
    x ^= x << 4;
    state = x;
    return (int) (x & (1L << bits) - 1);
  }
}
