package org.minispark.engine.serializer;

import java.util.Arrays;

/**
 * The objects that a record has written, by identity, in order. Few are looked through one by one,
 * which costs less than their identity hashes; many get a table.
 */
final class WrittenObjects {
  private static final int FEW = 8;

  private Object[] objects = new Object[FEW];
  private int[] slots; // index + 1 of an object, 0 where free; null while there are few
  private int count;

  /** The place of an object in the order of writing, or -1. */
  int find(Object object) {
    if (slots != null) {
      return slots[slotOf(object)] - 1;
    }
    for (int i = 0; i < count; i++) {
      if (objects[i] == object) {
        return i;
      }
    }
    return -1;
  }

  void add(Object object) {
    if (count == objects.length) {
      objects = Arrays.copyOf(objects, 2 * count);
      index();
    }
    objects[count++] = object;
    if (slots != null) {
      slots[slotOf(object)] = count;
    }
  }

  void clear() {
    if (count == 0) {
      return;
    }
    if (objects.length > FEW) {
      objects = new Object[FEW];
      slots = null;
    } else {
      Arrays.fill(objects, 0, count, null);
    }
    count = 0;
  }

  private void index() {
    slots = new int[4 * count];
    for (int i = 0; i < count; i++) {
      slots[slotOf(objects[i])] = i + 1;
    }
  }

  /** Where the object is, or would be. */
  private int slotOf(Object object) {
    int mask = slots.length - 1;
    int hash = System.identityHashCode(object) * 0x9e3775cd;
    int slot = (hash ^ hash >>> 16) & mask;
    while (slots[slot] != 0 && objects[slots[slot] - 1] != object) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
