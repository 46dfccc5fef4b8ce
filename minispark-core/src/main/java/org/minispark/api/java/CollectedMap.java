package org.minispark.api.java;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * A map that an action brings to the program, with what programs may do to it as in Spark: take
 * entries away, but add or change none.
 *
 * @param <K> keys
 * @param <V> values
 */
@SuppressWarnings("serial") // holds the program's own values
final class CollectedMap<K, V> extends AbstractMap<K, V> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<K, V> map;

  CollectedMap(Map<K, V> map) {
    this.map = map;
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<K, V>> iterator() {
        return entries(map.entrySet().iterator());
      }

      @Override
      public int size() {
        return map.size();
      }
    };
  }

  private static <K, V> Iterator<Entry<K, V>> entries(Iterator<Entry<K, V>> entries) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Entry<K, V> next() {
        return new SimpleImmutableEntry<>(entries.next());
      }

      @Override
      public void remove() {
        entries.remove();
      }
    };
  }

  @Override
  public V get(Object key) {
    return map.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return map.containsKey(key);
  }

  @Override
  public V remove(Object key) {
    return map.remove(key);
  }
}
