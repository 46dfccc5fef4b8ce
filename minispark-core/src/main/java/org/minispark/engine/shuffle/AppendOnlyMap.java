package org.minispark.engine.shuffle;

import java.util.Arrays;
import org.minispark.engine.base.Murmur3;

/**
 * An open-addressing hash map from keys to values that never forgets a key.
 *
 * <p>Its slots are those of Spark's map of the same name, and so is the order in which it is read:
 * capacity 64, doubled when more than 0.7 full, probing in growing steps, the null key first. What
 * the slots hold differs: not the pair but its hash and its number, side by side in one long. So a
 * probe compares hashes without touching keys, growing moves longs, and the pairs themselves stand
 * in order of their first appearance.
 */
final class AppendOnlyMap {
  static final int INITIAL_CAPACITY = 64;
  static final double LOAD_FACTOR = 0.7;
  private static final int MAX_CAPACITY = 1 << 29;
  private static final int ABSENT = -1;

  /** hash << 32 | entry + 1; zero where free. */
  private long[] slots = new long[INITIAL_CAPACITY];

  private int mask = INITIAL_CAPACITY - 1;
  private int growAbove = (int) (LOAD_FACTOR * INITIAL_CAPACITY);
  private Object[] pairs = new Object[2 * INITIAL_CAPACITY];
  private int size;
  private int nullEntry = ABSENT;

  /** Number of keys; they are entries 0 to size - 1, in order of their first appearance. */
  int size() {
    return size;
  }

  /** Whether no further key fits, however much memory there is. */
  boolean isFull() {
    return size >= growAbove && slots.length == MAX_CAPACITY;
  }

  Object key(int entry) {
    return pairs[2 * entry];
  }

  Object value(int entry) {
    return pairs[2 * entry + 1];
  }

  void setValue(int entry, Object value) {
    pairs[2 * entry + 1] = value;
  }

  /** The entry of a key; of a new key the complement (~) of its entry, whose value is to be set. */
  int entryOf(Object key) {
    if (key == null) {
      return nullEntry == ABSENT ? addNull() : nullEntry;
    }
    int hash = key.hashCode();
    long[] table = slots;
    int slot = Murmur3.hashInt(hash) & mask;
    for (int step = 1; ; step++) {
      long cell = table[slot];
      if (cell == 0) {
        table[slot] = cell(hash, size);
        return ~add(key);
      }
      if (hashIn(cell) == hash) {
        int entry = entryIn(cell);
        Object other = pairs[2 * entry];
        if (key == other || key.equals(other)) {
          return entry;
        }
      }
      slot = (slot + step) & mask;
    }
  }

  /**
   * Reads, for each of the first {@code count} keys (none is null), what {@link #entryOf} will most
   * likely read, and changes nothing.
   *
   * @param entries room for as many numbers
   * @return a number without meaning, so that the reads are not optimized away
   */
  int touch(Object[] keys, int[] entries, int count) {
    long[] table = slots;
    for (int i = 0; i < count; i++) {
      entries[i] = entryIn(table[Murmur3.hashInt(keys[i].hashCode()) & mask]);
    }
    int read = 0;
    for (int i = 0; i < count; i++) {
      if (entries[i] >= 0) {
        read += touch(pairs[2 * entries[i]]) + touch(pairs[2 * entries[i] + 1]);
      }
    }
    return read;
  }

  private static int touch(Object object) {
    if (object instanceof String text) {
      return text.length();
    }
    return object instanceof Integer number ? number : 1;
  }

  private int addNull() {
    nullEntry = size;
    return ~add(null);
  }

  private int add(Object key) {
    int entry = size++;
    if (2 * entry == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * pairs.length);
    }
    pairs[2 * entry] = key;
    if (size > growAbove) {
      growSlots();
    }
    return entry;
  }

  private void growSlots() {
    if (slots.length == MAX_CAPACITY) {
      throw new IllegalStateException("Cannot hold more than " + growAbove + " keys in one map");
    }
    slots = SlotOrder.grow(slots);
    mask = slots.length - 1;
    growAbove = (int) (LOAD_FACTOR * slots.length);
  }

  /** All entries in the order of Spark's iteration: null first, then by slot. */
  int[] entriesBySlot() {
    int[] entries = new int[size];
    int count = 0;
    if (nullEntry != ABSENT) {
      entries[count++] = nullEntry;
    }
    for (long cell : slots) {
      if (cell != 0) {
        entries[count++] = entryIn(cell);
      }
    }
    return entries;
  }

  /** The hashes of all entries, without asking their keys. */
  int[] hashes() {
    int[] hashes = new int[size];
    for (long cell : slots) {
      if (cell != 0) {
        hashes[entryIn(cell)] = hashIn(cell);
      }
    }
    return hashes;
  }

  static long cell(int hash, int entry) {
    return (long) hash << 32 | entry + 1;
  }

  static int hashIn(long cell) {
    return (int) (cell >>> 32);
  }

  static int entryIn(long cell) {
    return (int) cell - 1;
  }
}
