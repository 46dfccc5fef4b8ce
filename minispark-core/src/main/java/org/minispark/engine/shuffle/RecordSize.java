package org.minispark.engine.shuffle;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.minispark.Product;

/**
 * About how many bytes an object takes in memory. Not exact but reproducible: it depends on the
 * object's content alone, not on the JVM, its heap or its random numbers, because it decides where
 * runs are cut. Long arrays and collections are sampled at fixed places.
 */
final class RecordSize {
  private static final int HEADER = 16;
  private static final int REFERENCE = 4;
  private static final int STRING = 40;
  private static final int UNKNOWN = 64;
  private static final int COLLECTION_ENTRY = 32;
  private static final int SAMPLES = 8;
  private static final int MAX_DEPTH = 5;

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  private RecordSize() {}

  static long of(Object object) {
    return of(object, MAX_DEPTH);
  }

  private static long of(Object object, int depth) {
    if (object == null) {
      return 0;
    }
    Class<?> type = object.getClass();
    if (type == String.class) {
      return STRING + ((String) object).length();
    }
    if (type == Integer.class || type == Boolean.class) {
      return HEADER;
    }
    if (type == Long.class || type == Double.class) {
      return HEADER + Long.BYTES;
    }
    return depth == 0 ? UNKNOWN : ofOther(object, type, depth - 1);
  }

  private static long ofOther(Object object, Class<?> type, int depth) {
    if (object instanceof Product tuple) {
      long bytes = HEADER;
      for (int i = 0; i < tuple.productArity(); i++) {
        bytes += REFERENCE + of(tuple.productElement(i), depth);
      }
      return bytes;
    }
    if (type.isArray()) {
      return ofArray(object, type, depth);
    }
    if (object instanceof CompactBuffer<?> buffer) {
      return 2 * HEADER + ofElements(buffer::get, buffer.size(), REFERENCE, depth);
    }
    if (object instanceof List<?> list && list instanceof java.util.RandomAccess) {
      return 2 * HEADER + ofElements(list::get, list.size(), REFERENCE, depth);
    }
    if (object instanceof Collection<?> collection) {
      return 2 * HEADER + ofFirst(collection.iterator(), collection.size(), depth);
    }
    if (object instanceof Map<?, ?> map) {
      return 2 * HEADER
          + ofFirst(map.keySet().iterator(), map.size(), depth)
          + ofFirst(map.values().iterator(), map.size(), depth);
    }
    if (object instanceof CharSequence text) {
      return STRING + text.length();
    }
    return SHAPES.get(type).bytes(object, depth);
  }

  private static long ofArray(Object array, Class<?> type, int depth) {
    int length = Array.getLength(array);
    Class<?> element = type.getComponentType();
    if (element.isPrimitive()) {
      return HEADER + (long) length * primitiveBytes(element);
    }
    Object[] elements = (Object[]) array;
    return HEADER + ofElements(index -> elements[index], elements.length, REFERENCE, depth);
  }

  private static long ofElements(IntFunction<?> elements, int size, int slotBytes, int depth) {
    int sampled = Math.min(size, SAMPLES);
    long bytes = 0;
    for (int i = 0; i < sampled; i++) {
      bytes += of(elements.apply((int) ((long) i * size / sampled)), depth);
    }
    return (long) size * slotBytes + scaled(bytes, size, sampled);
  }

  private static long ofFirst(Iterator<?> elements, int size, int depth) {
    int sampled = 0;
    long bytes = 0;
    while (sampled < SAMPLES && elements.hasNext()) {
      bytes += of(elements.next(), depth);
      sampled++;
    }
    return (long) size * COLLECTION_ENTRY + scaled(bytes, size, sampled);
  }

  private static long scaled(long bytes, int size, int sampled) {
    return sampled == 0 ? 0 : bytes * size / sampled;
  }

  private static int primitiveBytes(Class<?> type) {
    if (type == long.class || type == double.class) {
      return Long.BYTES;
    }
    if (type == int.class || type == float.class) {
      return Integer.BYTES;
    }
    return type == short.class || type == char.class ? Short.BYTES : Byte.BYTES;
  }

  /** The fields of a class: the bytes of all, and those that refer to other objects. */
  private record Shape(int ownBytes, Field[] references) {
    static Shape of(Class<?> type) {
      int bytes = HEADER;
      List<Field> references = new ArrayList<>();
      for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
        for (Field field : c.getDeclaredFields()) {
          if (Modifier.isStatic(field.getModifiers())) {
            continue;
          }
          if (field.getType().isPrimitive()) {
            bytes += primitiveBytes(field.getType());
            continue;
          }
          bytes += REFERENCE;
          if (opened(field)) {
            references.add(field);
          } else {
            bytes += HEADER;
          }
        }
      }
      return new Shape(bytes, references.toArray(new Field[0]));
    }

    private static boolean opened(Field field) {
      try {
        field.setAccessible(true);
        return true;
      } catch (InaccessibleObjectException | SecurityException e) {
        return false; // a class of a closed module, such as the JDK's own: its fields count alone
      }
    }

    long bytes(Object object, int depth) {
      long bytes = ownBytes;
      for (Field field : references) {
        try {
          bytes += RecordSize.of(field.get(object), depth);
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
      return bytes;
    }
  }
}
