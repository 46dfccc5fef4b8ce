package org.minispark.engine.shuffle;

/**
 * Sorts longs and, beside each, a number: stably, byte by byte from the least significant one, so
 * that every pass reads in sequence. Bytes that are the same everywhere are skipped.
 */
final class RadixSort {
  private static final int BITS = 8;
  private static final int RADIX = 1 << BITS;

  private long[] prefixes;
  private int[] numbers;
  private long[] otherPrefixes;
  private int[] otherNumbers;

  /** Sorts in these arrays and two more; the result may be in either. */
  RadixSort(long[] prefixes, int[] numbers) {
    this.prefixes = prefixes;
    this.numbers = numbers;
  }

  long[] prefixes() {
    return prefixes;
  }

  int[] numbers() {
    return numbers;
  }

  void run() {
    otherPrefixes = new long[prefixes.length];
    otherNumbers = new int[numbers.length];
    int[][] counts = counts(prefixes);
    for (int place = 0; place < Long.BYTES; place++) {
      if (counts[place][digit(prefixes[0], place)] != prefixes.length) {
        sortByDigit(place, counts[place]);
      }
    }
  }

  private static int[][] counts(long[] prefixes) {
    int[][] counts = new int[Long.BYTES][RADIX];
    for (long prefix : prefixes) {
      for (int place = 0; place < Long.BYTES; place++) {
        counts[place][digit(prefix, place)]++;
      }
    }
    return counts;
  }

  /** One byte; with the sign flipped, so that it sorts as unsigned. */
  private static int digit(long prefix, int place) {
    return (int) ((prefix ^ Long.MIN_VALUE) >>> place * BITS) & RADIX - 1;
  }

  private void sortByDigit(int place, int[] counts) {
    int start = 0;
    for (int i = 0; i < RADIX; i++) {
      int count = counts[i];
      counts[i] = start;
      start += count;
    }
    for (int i = 0; i < prefixes.length; i++) {
      int to = counts[digit(prefixes[i], place)]++;
      otherPrefixes[to] = prefixes[i];
      otherNumbers[to] = numbers[i];
    }
    long[] sortedPrefixes = otherPrefixes;
    otherPrefixes = prefixes;
    prefixes = sortedPrefixes;
    int[] sortedNumbers = otherNumbers;
    otherNumbers = numbers;
    numbers = sortedNumbers;
  }
}
