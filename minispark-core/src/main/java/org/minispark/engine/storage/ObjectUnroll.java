package org.minispark.engine.storage;

import java.util.Arrays;
import java.util.Iterator;
import org.minispark.engine.memory.RunSize;

/** Reads an iterator into an array, step by step, asking for room on the way. */
final class ObjectUnroll {
  /** Records between two looks at the size. */
  private static final int LOOK_EVERY = 16;

  private static final double GROWTH = 1.5;
  private static final int FIRST_CAPACITY = 16;
  private static final int SLOT_BYTES = 4;
  private static final int ARRAY_HEADER = 16;

  private final StorageReservation reservation;
  private final RunSize records = new RunSize();
  private Object[] values = new Object[FIRST_CAPACITY];
  private int count;

  ObjectUnroll(StorageReservation reservation) {
    this.reservation = reservation;
  }

  /** Reads to the end if all fits; false, with the rest unread, if it does not. */
  boolean unroll(Iterator<?> source) {
    while (source.hasNext()) {
      add(source.next());
      if (count % LOOK_EVERY == 0 && !hasRoom()) {
        return false;
      }
    }
    return reservation.growTo(bytes());
  }

  /** What was read. Has more slots than records unless {@link #trim} was called. */
  Object[] values() {
    return values;
  }

  int count() {
    return count;
  }

  Object[] trim() {
    if (count < values.length) {
      values = Arrays.copyOf(values, count);
    }
    return values;
  }

  /** The size of what was read. */
  long bytes() {
    return ARRAY_HEADER + (long) count * SLOT_BYTES + records.bytes();
  }

  private void add(Object record) {
    if (count == values.length) {
      values = Arrays.copyOf(values, grownCapacity());
    }
    values[count++] = record;
    records.add(record);
  }

  private int grownCapacity() {
    return count > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE - 8 : count * 2;
  }

  private boolean hasRoom() {
    long needed = bytes() + (long) (values.length - count) * SLOT_BYTES;
    return needed <= reservation.bytes()
        || reservation.growTo((long) (needed * GROWTH))
        || reservation.growTo(needed);
  }
}
