package org.minispark.engine.files;

/** The check sum of bzip2: CRC-32 that begins with the highest bit, unlike that of the JDK. */
final class BZip2Crc {
  private static final int POLYNOMIAL = 0x04c11db7;
  private static final int[] TABLE = table();

  private int sum = -1;

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int sum = i << 24;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        sum = sum < 0 ? (sum << 1) ^ POLYNOMIAL : sum << 1;
      }
      table[i] = sum;
    }
    return table;
  }

  void add(int value) {
    sum = (sum << 8) ^ TABLE[((sum >>> 24) ^ value) & 0xff];
  }

  int value() {
    return ~sum;
  }

  /** The sum of a stream whose blocks so far have {@code stream}, with one more. */
  static int combine(int stream, int block) {
    return Integer.rotateLeft(stream, 1) ^ block;
  }
}
