package org.minispark.engine.shuffle;

import org.minispark.engine.base.Murmur3;

/** Where Spark's hash map would have put keys, known by their hashes alone. */
final class SlotOrder {
  private SlotOrder() {}

  /**
   * The final slot of each of a sequence of distinct keys, put one by one into a map that starts
   * small and grows on the way.
   *
   * @param hashes the hash codes of the keys, in order of their insertion
   */
  static int[] slotsOf(int[] hashes) {
    long[] slots = new long[AppendOnlyMap.INITIAL_CAPACITY];
    for (int entry = 0; entry < hashes.length; entry++) {
      put(slots, AppendOnlyMap.cell(hashes[entry], entry));
      if (entry + 1 > (int) (AppendOnlyMap.LOAD_FACTOR * slots.length)) {
        slots = grow(slots);
      }
    }
    int[] slotOf = new int[hashes.length];
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] != 0) {
        slotOf[AppendOnlyMap.entryIn(slots[slot])] = slot;
      }
    }
    return slotOf;
  }

  /** A table of twice the size with the cells of another, put there in the order of their slots. */
  static long[] grow(long[] slots) {
    long[] grown = new long[2 * slots.length];
    for (long cell : slots) {
      if (cell != 0) {
        put(grown, cell);
      }
    }
    return grown;
  }

  private static void put(long[] slots, long cell) {
    int mask = slots.length - 1;
    int slot = Murmur3.hashInt(AppendOnlyMap.hashIn(cell)) & mask;
    for (int step = 1; slots[slot] != 0; step++) {
      slot = (slot + step) & mask;
    }
    slots[slot] = cell;
  }
}
