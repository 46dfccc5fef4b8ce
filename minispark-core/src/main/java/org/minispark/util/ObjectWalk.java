package org.minispark.util;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One walk over all that an object refers to, with a stack of its own, so that long chains are no
 * matter. Classes of the JDK are never looked into, whatever the JVM would permit: collections are
 * read as such, the rest has sizes known here.
 */
final class ObjectWalk {
  private static final int REFERENCE = 4;
  private static final int SAMPLES = 200;
  private static final int LARGE = 400;

  private static final int LIST_NODE = 24;
  private static final int HASH_NODE = 40;
  private static final int NUMBER_HEADER = 40;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private Deque<Object> open = new ArrayDeque<>();

  /** The bytes of the object and of all that this walk has not met before. */
  long measure(Object object) {
    Deque<Object> outer = open;
    open = new ArrayDeque<>();
    long bytes = meet(object);
    for (Object next = open.poll(); next != null; next = open.poll()) {
      bytes += look(next);
    }
    open = outer;
    return bytes;
  }

  /** Counts a leaf at once and keeps anything else for later. */
  private long meet(Object object) {
    long flat = FlatSize.of(object);
    if (flat != FlatSize.NOT_FLAT) {
      return flat;
    }
    if (seen.add(object)) {
      open.push(object);
    }
    return 0;
  }

  private long look(Object object) {
    if (object instanceof Object[] array) {
      return lookAtArray(array);
    }
    ClassShape shape = ClassShape.of(object.getClass());
    return switch (shape.kind()) {
      case SHARED -> 0;
      case FIELDS -> lookAtFields(object, shape);
      case COLLECTION -> lookAtFields(object, shape) + lookAtCollection((Collection<?>) object);
      case MAP -> lookAtFields(object, shape) + lookAtMap((Map<?, ?>) object);
      case PLATFORM -> shape.shallowBytes() + lookAtPlatform(object, shape);
    };
  }

  private long lookAtFields(Object object, ClassShape shape) {
    long bytes = shape.shallowBytes();
    for (int i = 0; i < shape.references(); i++) {
      bytes += meet(shape.reference(object, i));
    }
    return bytes;
  }

  private long lookAtArray(Object[] array) {
    long bytes = FlatSize.ofArray(array.length, REFERENCE);
    if (array.length <= LARGE) {
      for (Object element : array) {
        bytes += meet(element);
      }
      return bytes;
    }
    long sampled = 0;
    for (int i = 0; i < SAMPLES; i++) {
      sampled += measure(array[sampleIndex(i, array.length)]);
    }
    return bytes + scaled(sampled, array.length);
  }

  private long lookAtCollection(Collection<?> collection) {
    int size = collection.size();
    long bytes = FlatSize.aligned((long) size * bytesPerElement(collection));
    if (size > LARGE && collection instanceof List<?> list && list instanceof RandomAccess) {
      long sampled = 0;
      for (int i = 0; i < SAMPLES; i++) {
        sampled += measure(list.get(sampleIndex(i, size)));
      }
      return bytes + scaled(sampled, size);
    }
    return bytes + lookAtElements(collection.iterator(), size);
  }

  private long lookAtMap(Map<?, ?> map) {
    int size = map.size();
    long bytes = (long) size * HASH_NODE;
    long keys = lookAtElements(map.keySet().iterator(), size);
    return bytes + keys + lookAtElements(map.values().iterator(), size);
  }

  private long lookAtElements(Iterator<?> elements, int size) {
    if (size <= LARGE) {
      long bytes = 0;
      while (elements.hasNext()) {
        bytes += meet(elements.next());
      }
      return bytes;
    }
    long sampled = 0;
    for (int i = 0; i < SAMPLES && elements.hasNext(); i++) {
      sampled += measure(elements.next());
    }
    return scaled(sampled, size);
  }

  private static int bytesPerElement(Collection<?> collection) {
    if (collection instanceof Set) {
      return HASH_NODE;
    }
    return collection instanceof LinkedList ? LIST_NODE : REFERENCE;
  }

  private long lookAtPlatform(Object object, ClassShape shape) {
    if (object instanceof Optional<?> optional) {
      return meet(optional.orElse(null));
    }
    if (object instanceof AtomicReference<?> reference) {
      return meet(reference.get());
    }
    if (object instanceof Map.Entry<?, ?> entry) {
      return meet(entry.getKey()) + meet(entry.getValue());
    }
    if (object instanceof BigInteger number) {
      return FlatSize.ofArray(number.bitLength() / Integer.SIZE + 1, Integer.BYTES);
    }
    if (object instanceof BigDecimal number) {
      return NUMBER_HEADER + number.unscaledValue().bitLength() / Byte.SIZE;
    }
    if (object instanceof CharSequence text) {
      return FlatSize.ofArray(text.length(), 1);
    }
    if (object instanceof BitSet bits) {
      return FlatSize.ofArray(bits.size() / Long.SIZE, Long.BYTES);
    }
    return shape.hiddenBytes();
  }

  /**
   * One index in each of SAMPLES equal parts, at a place that differs, lest it follow a pattern.
   */
  private static int sampleIndex(int sample, int length) {
    int part = length / SAMPLES;
    return (int) ((long) sample * length / SAMPLES) + sample * 37 % part;
  }

  private static long scaled(long sampled, int length) {
    return (long) ((double) sampled * length / SAMPLES);
  }
}
