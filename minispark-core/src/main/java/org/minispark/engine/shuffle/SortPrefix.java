package org.minispark.engine.shuffle;

import java.util.Comparator;

/**
 * A long per key that sorts as the key does. Where two keys have the same one they are still to be
 * compared, unless the prefix is all of the key.
 */
enum SortPrefix {
  INTEGER(Integer.class, true) {
    @Override
    long of(Object key) {
      return (Integer) key;
    }
  },
  LONG(Long.class, true) {
    @Override
    long of(Object key) {
      return (Long) key;
    }
  },
  DOUBLE(Double.class, true) {
    @Override
    long of(Object key) {
      long bits = Double.doubleToLongBits((Double) key);
      return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }
  },
  STRING(String.class, false) {
    /** The first four characters, flipped to sort as a signed long. */
    @Override
    long of(Object key) {
      String text = (String) key;
      int length = Math.min(text.length(), STRING_CHARS);
      long prefix = 0;
      for (int i = 0; i < length; i++) {
        prefix |= (long) text.charAt(i) << (48 - 16 * i);
      }
      return prefix ^ Long.MIN_VALUE;
    }
  };

  private static final int STRING_CHARS = 4;

  private final Class<?> keys;
  private final boolean whole;

  SortPrefix(Class<?> keys, boolean whole) {
    this.keys = keys;
    this.whole = whole;
  }

  /** The prefix of a key in its natural order. */
  abstract long of(Object key);

  /** Whether equal prefixes mean equal keys. */
  boolean isWhole() {
    return whole;
  }

  boolean suits(Object key) {
    return key != null && key.getClass() == keys;
  }

  /** The prefix that suits a key, or null. */
  static SortPrefix suiting(Object key) {
    for (SortPrefix prefix : values()) {
      if (prefix.suits(key)) {
        return prefix;
      }
    }
    return null;
  }

  /** 0 for natural order, -1 (all bits flipped) for its reverse, null for an order of its own. */
  static Long flip(Comparator<?> order) {
    if (order.equals(Comparator.naturalOrder())) {
      return 0L;
    }
    return order.equals(Comparator.reverseOrder()) ? -1L : null;
  }
}
