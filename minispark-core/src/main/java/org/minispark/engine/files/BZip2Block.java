package org.minispark.engine.files;

import java.io.IOException;
import java.util.Arrays;

/**
 * One block of bzip2, unpacked but for its runs: Huffman's codes, then places in a list that moves
 * to the front, then the last column of the block's sorted rotations.
 */
final class BZip2Block {
  /** How many symbols share a table of codes. */
  static final int GROUP = 50;

  static final int RUN_A = 0;
  static final int RUN_B = 1;
  static final int LONGEST_CODE = 20;
  private static final int FEWEST_TABLES = 2;
  private static final int MOST_TABLES = 6;

  /** A byte in the lowest eight bits, and above them the place of the one after it. */
  private int[] chain = new int[0];

  private int length;
  private int place;
  private int given;

  boolean hasNext() {
    return given < length;
  }

  int next() {
    int entry = chain[place];
    place = entry >>> 8;
    given++;
    return entry & 0xff;
  }

  /**
   * Reads a block after its check sum.
   *
   * @param size how many bytes it may have
   */
  void read(BZip2Input in, int size) throws IOException {
    if (in.readBit() == 1) {
      throw new IOException("Packed by a bzip2 before 0.9.5, in a way that is not read any more");
    }
    if (chain.length < size) {
      chain = new int[size];
    }
    int start = (int) in.readBits(24);
    int[] used = readUsed(in);
    Codes[] codes = readCodes(in, used.length + 2);
    int[] counts = readBytes(in, used, codes, size);
    if (start >= length) {
      throw damaged();
    }
    link(counts);
    place = chain[start] >>> 8;
    given = 0;
  }

  /** The bytes that occur, ascending. */
  private static int[] readUsed(BZip2Input in) throws IOException {
    long ranges = in.readBits(16);
    int[] used = new int[256];
    int count = 0;
    for (int range = 0; range < 16; range++) {
      long values = ((ranges >> (15 - range)) & 1) == 1 ? in.readBits(16) : 0;
      for (int value = 0; value < 16; value++) {
        if (((values >> (15 - value)) & 1) == 1) {
          used[count++] = range * 16 + value;
        }
      }
    }
    if (count == 0) {
      throw damaged();
    }
    return Arrays.copyOf(used, count);
  }

  /** For each group of symbols its table. */
  private static Codes[] readCodes(BZip2Input in, int symbols) throws IOException {
    int tables = (int) in.readBits(3);
    int groups = (int) in.readBits(15);
    if (tables < FEWEST_TABLES || tables > MOST_TABLES || groups == 0) {
      throw damaged();
    }
    int[] chosen = new int[groups];
    int[] recent = {0, 1, 2, 3, 4, 5};
    for (int group = 0; group < groups; group++) {
      int index = 0;
      while (in.readBit() == 1) {
        index++;
        if (index == tables) {
          throw damaged();
        }
      }
      chosen[group] = moveToFront(recent, index);
    }
    Codes[] all = new Codes[tables];
    for (int table = 0; table < tables; table++) {
      all[table] = new Codes(readLengths(in, symbols));
    }
    Codes[] ofGroups = new Codes[groups];
    for (int group = 0; group < groups; group++) {
      ofGroups[group] = all[chosen[group]];
    }
    return ofGroups;
  }

  private static int[] readLengths(BZip2Input in, int symbols) throws IOException {
    int[] lengths = new int[symbols];
    int bits = (int) in.readBits(5);
    for (int symbol = 0; symbol < symbols; symbol++) {
      while (in.readBit() == 1) {
        bits += in.readBit() == 0 ? 1 : -1;
      }
      if (bits < 1 || bits > LONGEST_CODE) {
        throw damaged();
      }
      lengths[symbol] = bits;
    }
    return lengths;
  }

  /** Puts the last column into the chain's lowest bits; returns how often each byte occurs. */
  private int[] readBytes(BZip2Input in, int[] used, Codes[] codes, int size) throws IOException {
    int[] counts = new int[256];
    int end = used.length + 1;
    int run = 0;
    int weight = 1;
    length = 0;
    for (int index = 0; ; index++) {
      if (index / GROUP >= codes.length) {
        throw damaged();
      }
      int symbol = codes[index / GROUP].read(in);
      if (symbol <= RUN_B) {
        run += weight << symbol;
        weight <<= 1;
        if (run > size) {
          throw damaged();
        }
        continue;
      }
      append(used[0], run, counts, size);
      run = 0;
      weight = 1;
      if (symbol == end) {
        return counts;
      }
      append(moveToFront(used, symbol - 1), 1, counts, size);
    }
  }

  private void append(int value, int times, int[] counts, int size) throws IOException {
    if (length + times > size) {
      throw damaged();
    }
    Arrays.fill(chain, length, length + times, value);
    length += times;
    counts[value] += times;
  }

  /** The n-th occurrence of a byte in the last column is its n-th in the first, which is sorted. */
  private void link(int[] counts) {
    int[] next = new int[256];
    for (int value = 1; value < 256; value++) {
      next[value] = next[value - 1] + counts[value - 1];
    }
    for (int i = 0; i < length; i++) {
      int value = chain[i] & 0xff;
      chain[next[value]++] |= i << 8;
    }
  }

  static int moveToFront(int[] list, int index) {
    int value = list[index];
    System.arraycopy(list, 0, list, 1, index);
    list[0] = value;
    return value;
  }

  private static IOException damaged() {
    return new IOException("Damaged: a bzip2 block makes no sense");
  }

  /** Huffman's codes by their lengths; those of one length follow each other. */
  private static final class Codes {
    private final int[] symbols;
    private final int[] firstCode = new int[LONGEST_CODE + 2];
    private final int[] firstIndex = new int[LONGEST_CODE + 2];

    Codes(int[] lengths) {
      symbols = new int[lengths.length];
      int index = 0;
      int code = 0;
      for (int bits = 1; bits <= LONGEST_CODE; bits++) {
        firstCode[bits] = code;
        firstIndex[bits] = index;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
          if (lengths[symbol] == bits) {
            symbols[index++] = symbol;
            code++;
          }
        }
        code <<= 1;
      }
      firstIndex[LONGEST_CODE + 1] = index;
    }

    int read(BZip2Input in) throws IOException {
      int code = 0;
      for (int bits = 1; bits <= LONGEST_CODE; bits++) {
        code = (code << 1) | in.readBit();
        int index = code - firstCode[bits] + firstIndex[bits];
        if (index < firstIndex[bits + 1]) {
          return symbols[index];
        }
      }
      throw damaged();
    }
  }
}
