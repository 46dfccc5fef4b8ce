package org.minispark.engine.files;

/**
 * The last column of a block as symbols: each byte as its place in a list in which it moves to the
 * front, and runs of the first place as numbers to the base 2 with digits 1 and 2.
 */
final class BZip2Symbols {
  private final boolean[] used = new boolean[256];
  private final int[] frequencies;
  private final short[] symbols;
  private int count;

  BZip2Symbols(byte[] column) {
    for (byte value : column) {
      used[value & 0xff] = true;
    }
    int[] recent = new int[256];
    int kinds = 0;
    for (int value = 0; value < 256; value++) {
      if (used[value]) {
        recent[kinds++] = value;
      }
    }
    int end = kinds + 1;
    frequencies = new int[end + 1];
    symbols = new short[column.length + 1];
    int run = 0;
    for (byte value : column) {
      int place = placeOf(value & 0xff, recent);
      if (place == 0) {
        run++;
        continue;
      }
      addRun(run);
      run = 0;
      BZip2Block.moveToFront(recent, place);
      add(place + 1);
    }
    addRun(run);
    add(end);
  }

  /** Which bytes occur. */
  boolean[] used() {
    return used;
  }

  /** How often each symbol occurs. */
  int[] frequencies() {
    return frequencies;
  }

  int count() {
    return count;
  }

  int get(int index) {
    return symbols[index];
  }

  private static int placeOf(int value, int[] recent) {
    int place = 0;
    while (recent[place] != value) {
      place++;
    }
    return place;
  }

  private void addRun(int length) {
    for (int rest = length; rest > 0; rest = (rest - 1) >> 1) {
      add((rest & 1) == 1 ? BZip2Block.RUN_A : BZip2Block.RUN_B);
    }
  }

  private void add(int symbol) {
    symbols[count++] = (short) symbol;
    frequencies[symbol]++;
  }
}
