package org.minispark.engine.shuffle;

import java.util.Comparator;

/**
 * Sorts pairs by key, stably, by moving numbers. Keys of known classes in natural or reversed order
 * are sorted on primitive prefixes by radix; only keys whose prefixes tie are compared.
 */
final class PairSort {
  private static final int INSERTION_BELOW = 24;
  private static final int RADIX_FROM = 64;

  private final Comparator<Object> order;

  PairSort(Comparator<Object> order) {
    this.order = order;
  }

  /**
   * The numbers of the first {@code count} pairs in the order of their keys.
   *
   * @param pairs keys at even places
   */
  int[] sort(Object[] pairs, int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    Long flip = count < RADIX_FROM ? null : SortPrefix.flip(order);
    SortPrefix prefix = flip == null ? null : SortPrefix.suiting(pairs[0]);
    long[] prefixes = prefix == null ? null : prefixes(prefix, flip, pairs, count);
    if (prefixes == null) {
      mergeSort(pairs, numbers, numbers.clone(), 0, count);
      return numbers;
    }
    RadixSort sorted = new RadixSort(prefixes, numbers);
    sorted.run();
    if (!prefix.isWhole()) {
      sortTies(pairs, sorted.prefixes(), sorted.numbers());
    }
    return sorted.numbers();
  }

  /** Null if a key is of another class than the first. */
  private static long[] prefixes(SortPrefix prefix, long flip, Object[] pairs, int count) {
    long[] prefixes = new long[count];
    for (int i = 0; i < count; i++) {
      Object key = pairs[2 * i];
      if (!prefix.suits(key)) {
        return null;
      }
      prefixes[i] = prefix.of(key) ^ flip;
    }
    return prefixes;
  }

  /**
   * @param prefixes in the order of {@code numbers}
   */
  private void sortTies(Object[] pairs, long[] prefixes, int[] numbers) {
    int[] spare = null;
    int from = 0;
    while (from < numbers.length) {
      int until = from + 1;
      while (until < numbers.length && prefixes[until] == prefixes[from]) {
        until++;
      }
      if (until - from > 1) {
        if (spare == null) {
          spare = numbers.clone();
        }
        System.arraycopy(numbers, from, spare, from, until - from);
        mergeSort(pairs, numbers, spare, from, until);
      }
      from = until;
    }
  }

  /** Sorts a part of {@code numbers}; {@code spare} holds the same and is scratch. */
  private void mergeSort(Object[] pairs, int[] numbers, int[] spare, int from, int until) {
    if (until - from < INSERTION_BELOW) {
      insertionSort(pairs, numbers, from, until);
      return;
    }
    int middle = (from + until) >>> 1;
    mergeSort(pairs, spare, numbers, from, middle);
    mergeSort(pairs, spare, numbers, middle, until);
    if (compare(pairs, spare[middle - 1], spare[middle]) <= 0) {
      System.arraycopy(spare, from, numbers, from, until - from);
      return;
    }
    int left = from;
    int right = middle;
    for (int i = from; i < until; i++) {
      boolean takeLeft =
          right == until || left < middle && compare(pairs, spare[left], spare[right]) <= 0;
      numbers[i] = takeLeft ? spare[left++] : spare[right++];
    }
  }

  private void insertionSort(Object[] pairs, int[] numbers, int from, int until) {
    for (int i = from + 1; i < until; i++) {
      int number = numbers[i];
      int place = i;
      while (place > from && compare(pairs, numbers[place - 1], number) > 0) {
        numbers[place] = numbers[place - 1];
        place--;
      }
      numbers[place] = number;
    }
  }

  private int compare(Object[] pairs, int a, int b) {
    return order.compare(pairs[2 * a], pairs[2 * b]);
  }
}
