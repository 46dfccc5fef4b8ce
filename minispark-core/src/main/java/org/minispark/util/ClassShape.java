package org.minispark.util;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** How large instances of a class are and which of their fields lead further. */
final class ClassShape {
  private static final int HEADER = 12;
  private static final int REFERENCE = 4;

  /** What a reference inside a class of the JDK is taken to lead to. */
  private static final int HIDDEN_OBJECT = 24;

  /** Found out once per class and the same for all; kept, and dropped, with the class itself. */
  private static final ClassValue<ClassShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected ClassShape computeValue(Class<?> type) {
          return new ClassShape(type);
        }
      };

  enum Kind {
    /** Counts nothing. */
    SHARED,
    /** Its fields are read. */
    FIELDS,
    /** Its elements are read. */
    COLLECTION,
    /** Its keys and values are read. */
    MAP,
    /** A class of the JDK that is none of these. */
    PLATFORM
  }

  private final Kind kind;
  private final long shallowBytes;
  private final Field[] references;
  private final int hidden;

  private ClassShape(Class<?> type) {
    List<Field> readable = new ArrayList<>();
    long bytes = HEADER;
    int closed = 0;
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          continue;
        }
        bytes += width(field.getType());
        if (field.getType().isPrimitive()) {
          continue;
        }
        if (!isPlatform(c) && field.trySetAccessible()) {
          readable.add(field);
        } else {
          closed++;
        }
      }
    }
    kind = kindOf(type);
    shallowBytes = FlatSize.aligned(bytes);
    references = readable.toArray(new Field[0]);
    hidden = closed;
  }

  static ClassShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  Kind kind() {
    return kind;
  }

  long shallowBytes() {
    return shallowBytes;
  }

  int references() {
    return references.length;
  }

  Object reference(Object object, int index) {
    try {
      return references[index].get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(references[index] + " was accessible", e);
    }
  }

  /** An allowance for what the fields that cannot be read lead to. */
  long hiddenBytes() {
    return (long) hidden * HIDDEN_OBJECT;
  }

  private static Kind kindOf(Class<?> type) {
    if (Enum.class.isAssignableFrom(type)
        || type == Class.class
        || ClassLoader.class.isAssignableFrom(type)
        || Thread.class.isAssignableFrom(type)) {
      return Kind.SHARED;
    }
    Class<?> platform = type;
    while (!isPlatform(platform)) {
      platform = platform.getSuperclass();
    }
    if (Collection.class.isAssignableFrom(platform)) {
      return Kind.COLLECTION;
    }
    if (Map.class.isAssignableFrom(platform)) {
      return Kind.MAP;
    }
    return isPlatform(type) ? Kind.PLATFORM : Kind.FIELDS;
  }

  /** Whether the class is one of the JDK's modules', told by its name, not by what is opened. */
  private static boolean isPlatform(Class<?> type) {
    String module = type.getModule().getName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  private static int width(Class<?> type) {
    if (type == long.class || type == double.class) {
      return Long.BYTES;
    }
    if (type == int.class || type == float.class) {
      return Integer.BYTES;
    }
    if (type == short.class || type == char.class) {
      return Short.BYTES;
    }
    return type.isPrimitive() ? 1 : REFERENCE;
  }
}
