package org.minispark.mllib.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which Spark adds up the classes: that of the hash maps of Scala 2.12, which it keeps
 * them in. A sum of doubles has other bits in another order.
 */
final class ClassOrder {
  private static final int FIRST_CAPACITY = 16;
  private static final int ROTATED_BY = Integer.bitCount(FIRST_CAPACITY - 1);
  private static final int SMALL_MAP = 4;
  private static final int BITS_A_LEVEL = 5;

  private ClassOrder() {}

  /** Keys in the order of a mutable map that they were put into one after the other. */
  static <K> List<K> ofMutableMap(Collection<K> keys) {
    List<List<K>> table = newTable(FIRST_CAPACITY);
    int size = 0;
    for (K key : keys) {
      table.get(slot(key, table.size())).add(0, key);
      if (++size > table.size() * 3 / 4) {
        table = grown(table);
      }
    }
    return backwards(table);
  }

  private static <K> List<List<K>> newTable(int capacity) {
    List<List<K>> table = new ArrayList<>();
    for (int i = 0; i < capacity; i++) {
      table.add(new ArrayList<>());
    }
    return table;
  }

  private static <K> List<List<K>> grown(List<List<K>> table) {
    List<List<K>> grown = newTable(2 * table.size());
    backwards(table).forEach(key -> grown.get(slot(key, grown.size())).add(0, key));
    return grown;
  }

  private static <K> List<K> backwards(List<List<K>> table) {
    List<K> keys = new ArrayList<>();
    for (int i = table.size() - 1; i >= 0; i--) {
      keys.addAll(table.get(i));
    }
    return keys;
  }

  private static int slot(Object key, int capacity) {
    int swapped = Integer.reverseBytes(hash(key) * 0x9e3775cd) * 0x9e3775cd;
    int improved = Integer.rotateRight(swapped, ROTATED_BY);
    return (improved >>> Integer.numberOfLeadingZeros(capacity - 1)) & (capacity - 1);
  }

  /** A number hashes as the integer, or the float, that it is equal to. */
  private static int hash(Object key) {
    if (!(key instanceof Double number)) {
      return key.hashCode();
    }
    if (number == number.intValue()) {
      return number.intValue();
    }
    if (number == number.longValue()) {
      return Long.hashCode(number.longValue());
    }
    return number == number.floatValue() ? Float.hashCode(number.floatValue()) : number.hashCode();
  }

  /** The entries in the order of an immutable map that they were put into in this order. */
  static <K, V> Map<K, V> asImmutableMap(Map<K, V> entries) {
    if (entries.size() <= SMALL_MAP) {
      return entries;
    }
    List<K> keys = new ArrayList<>(entries.keySet());
    keys.sort(Comparator.comparingLong(ClassOrder::pathInTrie));
    Map<K, V> ordered = new LinkedHashMap<>();
    keys.forEach(key -> ordered.put(key, entries.get(key)));
    return ordered;
  }

  /** The bits of the hash, in groups of five, the lowest group first. */
  private static long pathInTrie(Object key) {
    int h = hash(key);
    h += ~(h << 9);
    h ^= h >>> 14;
    h += h << 4;
    h ^= h >>> 10;
    long path = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += BITS_A_LEVEL) {
      path = path << BITS_A_LEVEL | (h >>> shift & ((1 << BITS_A_LEVEL) - 1));
    }
    return path;
  }
}
