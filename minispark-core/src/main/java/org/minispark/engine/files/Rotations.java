package org.minispark.engine.files;

/**
 * All rotations of a block, sorted: by their first byte, then by the first two, four, eight, as
 * long as some are alike.
 */
final class Rotations {
  private final byte[] block;
  private final int length;
  private int[] order;
  private int[] rank;
  private int ranks;

  Rotations(byte[] block, int length) {
    this.block = block;
    this.length = length;
    sortByFirst();
    for (int known = 1; known < length && ranks < length; known <<= 1) {
      sortByTwice(known);
    }
  }

  /** Where the block itself stands among its rotations. */
  int place() {
    for (int i = 0; i < length; i++) {
      if (order[i] == 0) {
        return i;
      }
    }
    throw new IllegalStateException("no rotation by 0 of " + length + " bytes");
  }

  /** The last byte of each. */
  byte[] lastColumn() {
    byte[] column = new byte[length];
    for (int i = 0; i < length; i++) {
      column[i] = block[order[i] == 0 ? length - 1 : order[i] - 1];
    }
    return column;
  }

  private void sortByFirst() {
    int[] starts = new int[257];
    for (int i = 0; i < length; i++) {
      starts[(block[i] & 0xff) + 1]++;
    }
    ranks = 0;
    int[] rankOf = new int[256];
    for (int value = 0; value < 256; value++) {
      rankOf[value] = ranks;
      ranks += starts[value + 1] > 0 ? 1 : 0;
      starts[value + 1] += starts[value];
    }
    order = new int[length];
    rank = new int[length];
    for (int i = 0; i < length; i++) {
      int value = block[i] & 0xff;
      order[starts[value]++] = i;
      rank[i] = rankOf[value];
    }
  }

  /** Sorted by their first {@code known} bytes, they are then by twice as many. */
  private void sortByTwice(int known) {
    int[] starts = new int[ranks + 1];
    for (int i = 0; i < length; i++) {
      starts[rank[i] + 1]++;
    }
    for (int i = 0; i < ranks; i++) {
      starts[i + 1] += starts[i];
    }
    int[] sorted = new int[length];
    for (int i = 0; i < length; i++) {
      int rotation = order[i] >= known ? order[i] - known : order[i] - known + length;
      sorted[starts[rank[rotation]]++] = rotation;
    }
    int[] next = new int[length];
    ranks = 1;
    for (int i = 1; i < length; i++) {
      boolean alike =
          rank[sorted[i]] == rank[sorted[i - 1]]
              && secondRank(sorted[i], known) == secondRank(sorted[i - 1], known);
      ranks += alike ? 0 : 1;
      next[sorted[i]] = ranks - 1;
    }
    order = sorted;
    rank = next;
  }

  private int secondRank(int rotation, int known) {
    int second = rotation + known;
    return rank[second < length ? second : second - length];
  }
}
