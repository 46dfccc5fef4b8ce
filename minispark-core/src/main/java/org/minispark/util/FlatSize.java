package org.minispark.util;

import org.minispark.Tuple2;

/** Sizes that can be read off at once: the values that most records are made of. */
final class FlatSize {
  static final long NOT_FLAT = -1;

  private static final int ARRAY_HEADER = 16;
  private static final int SMALL_BOX = 16;
  private static final int LARGE_BOX = 24;
  private static final int STRING = 24;
  private static final int PAIR = 24;

  /** Strings longer than this are taken for all Latin-1 if their beginning is. */
  private static final int CHARACTERS_LOOKED_AT = 256;

  private FlatSize() {}

  /** The size of null, a string, a boxed number, a primitive array, or a pair of such. */
  static long of(Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof String string) {
      return ofString(string);
    }
    if (value instanceof Long || value instanceof Double) {
      return LARGE_BOX;
    }
    if (value instanceof Integer
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Byte
        || value instanceof Short
        || value instanceof Float) {
      return SMALL_BOX;
    }
    if (value.getClass() == Tuple2.class) {
      return ofPair((Tuple2<?, ?>) value);
    }
    return ofPrimitiveArray(value);
  }

  /** The size of an array of {@code length} elements of {@code width} bytes. */
  static long ofArray(long length, int width) {
    return aligned(ARRAY_HEADER + length * width);
  }

  static long aligned(long bytes) {
    return (bytes + 7) & ~7L;
  }

  private static long ofPair(Tuple2<?, ?> pair) {
    long first = of(pair._1());
    if (first == NOT_FLAT) {
      return NOT_FLAT;
    }
    long second = of(pair._2());
    return second == NOT_FLAT ? NOT_FLAT : PAIR + first + second;
  }

  private static long ofString(String string) {
    return STRING + ofArray(string.length(), isLatin1(string) ? 1 : 2);
  }

  private static boolean isLatin1(String string) {
    int end = Math.min(string.length(), CHARACTERS_LOOKED_AT);
    for (int i = 0; i < end; i++) {
      if (string.charAt(i) > 0xff) {
        return false;
      }
    }
    return true;
  }

  private static long ofPrimitiveArray(Object value) {
    if (value instanceof byte[] bytes) {
      return ofArray(bytes.length, Byte.BYTES);
    }
    if (value instanceof double[] doubles) {
      return ofArray(doubles.length, Double.BYTES);
    }
    if (value instanceof int[] ints) {
      return ofArray(ints.length, Integer.BYTES);
    }
    if (value instanceof long[] longs) {
      return ofArray(longs.length, Long.BYTES);
    }
    if (value instanceof float[] floats) {
      return ofArray(floats.length, Float.BYTES);
    }
    if (value instanceof char[] chars) {
      return ofArray(chars.length, Character.BYTES);
    }
    if (value instanceof short[] shorts) {
      return ofArray(shorts.length, Short.BYTES);
    }
    return value instanceof boolean[] booleans ? ofArray(booleans.length, 1) : NOT_FLAT;
  }
}
