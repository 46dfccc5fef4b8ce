package org.minispark.engine.serializer;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.minispark.Product;
import org.minispark.Tuple2;
import org.minispark.api.java.Optional;

/**
 * Proves of values and functions that nobody could tell a copy from the original, so that none need
 * be made. What it cannot prove it calls mutable; that costs a copy and is never wrong.
 *
 * <p>A class is looked at once and remembered as long as this object and the class live. Verdicts
 * on objects cost nanoseconds for the common ones, and stop at a depth and a number of objects
 * beyond which copying is no worse than looking.
 */
final class Immutability {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_OBJECTS = 1000;

  /** Final in behaviour and equal by value; all Serializable. */
  private static final Set<Class<?>> VALUES =
      Set.of(
          String.class,
          Integer.class,
          Long.class,
          Double.class,
          Float.class,
          Short.class,
          Byte.class,
          Character.class,
          Boolean.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          Instant.class,
          Duration.class,
          Period.class,
          Year.class,
          YearMonth.class,
          ZoneOffset.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          Locale.class,
          URI.class,
          Class.class);

  private static final Set<Class<?>> IMMUTABLE_LISTS =
      Set.of(List.of().getClass(), List.of(1).getClass());
  private static final Set<Class<?>> IMMUTABLE_SETS =
      Set.of(Set.of().getClass(), Set.of(1).getClass());
  private static final Set<Class<?>> IMMUTABLE_MAPS =
      Set.of(Map.of().getClass(), Map.of(1, 1).getClass());

  private final ClassValue<Verdict> verdicts =
      new ClassValue<>() {
        @Override
        protected Verdict computeValue(Class<?> type) {
          return judge(type);
        }
      };

  /** What a class tells of its instances. */
  private enum Kind {
    /** All instances are immutable. */
    VALUE,
    /** Its elements decide ({@link Product}). */
    TUPLE,
    /** A value or none. */
    OPTIONAL,
    /** A Java record: equal by its components, which decide. */
    RECORD,
    /** A function object or lambda: its final fields decide, but it has an identity. */
    FUNCTION,
    COLLECTION,
    MAP,
    /** An array of primitives. */
    NUMBERS,
    /** The engine vouches for it ({@link Shareable}). */
    SHAREABLE,
    MUTABLE
  }

  private record Verdict(Kind kind, Field[] fields) {
    static Verdict of(Kind kind) {
      return new Verdict(kind, new Field[0]);
    }
  }

  /** Whether a record of data is immutable and equal by value. */
  boolean isImmutableData(Object value) {
    if (value == null) {
      return true;
    }
    Class<?> type = value.getClass();
    if (type == String.class || type == Integer.class || type == Long.class) {
      return true;
    }
    if (type == Tuple2.class) {
      Tuple2<?, ?> pair = (Tuple2<?, ?>) value;
      return isPlainValue(pair._1) && isPlainValue(pair._2)
          || new Walk(Depth.DATA).isImmutable(pair, 0);
    }
    return new Walk(Depth.DATA).isImmutable(value, 0);
  }

  private boolean isPlainValue(Object value) {
    return value == null || verdicts.get(value.getClass()).kind == Kind.VALUE;
  }

  /** Whether all that a function can reach is immutable, so that all tasks may share it. */
  boolean isImmutableFunction(Object function) {
    return new Walk(Depth.FUNCTION).isImmutable(function, 0);
  }

  /** Whether writing a function cannot fail, as far as a look tells. */
  boolean isSurelySerializable(Object function) {
    return new Walk(Depth.SERIALIZABLE).isImmutable(function, 0);
  }

  /** How much is accepted. */
  private enum Depth {
    /** Only what is equal by value: a record may be compared with its copy. */
    DATA,
    /** Also objects with an identity, if they cannot change. */
    FUNCTION,
    /** Also what can change, if writing it cannot fail. */
    SERIALIZABLE
  }

  private final class Walk {
    private final Depth accepted;
    private int objects;

    Walk(Depth accepted) {
      this.accepted = accepted;
    }

    boolean isImmutable(Object value, int depth) {
      if (value == null) {
        return true;
      }
      Verdict verdict = verdicts.get(value.getClass());
      if (verdict.kind == Kind.VALUE) {
        return true;
      }
      if (depth > MAX_DEPTH || ++objects > MAX_OBJECTS) {
        return false;
      }
      return switch (verdict.kind) {
        case TUPLE -> areElementsImmutable((Product) value, depth);
        case OPTIONAL -> isImmutable(((Optional<?>) value).orNull(), depth + 1);
        case RECORD -> areFieldsImmutable(verdict.fields, value, depth);
        case FUNCTION -> accepted != Depth.DATA && areFieldsImmutable(verdict.fields, value, depth);
        case COLLECTION -> accepted != Depth.DATA && areAllImmutable((Collection<?>) value, depth);
        case MAP ->
            accepted != Depth.DATA
                && areAllImmutable(((Map<?, ?>) value).keySet(), depth)
                && areAllImmutable(((Map<?, ?>) value).values(), depth);
        case VALUE -> true;
        case NUMBERS -> accepted == Depth.SERIALIZABLE;
        case SHAREABLE -> accepted != Depth.DATA;
        case MUTABLE -> false;
      };
    }

    private boolean areElementsImmutable(Product tuple, int depth) {
      for (int i = 0; i < tuple.productArity(); i++) {
        if (!isImmutable(tuple.productElement(i), depth + 1)) {
          return false;
        }
      }
      return true;
    }

    private boolean areAllImmutable(Collection<?> elements, int depth) {
      if (elements.size() > MAX_OBJECTS) {
        return false;
      }
      for (Object element : elements) {
        if (!isImmutable(element, depth + 1)) {
          return false;
        }
      }
      return true;
    }

    private boolean areFieldsImmutable(Field[] fields, Object owner, int depth) {
      for (Field field : fields) {
        if (!isImmutable(valueOf(field, owner), depth + 1)) {
          return false;
        }
      }
      return true;
    }
  }

  private static Object valueOf(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("made accessible before: " + field, impossible);
    }
  }

  private static Verdict judge(Class<?> type) {
    if (VALUES.contains(type) || Enum.class.isAssignableFrom(type)) {
      return Verdict.of(Kind.VALUE);
    }
    if (Shareable.class.isAssignableFrom(type)) {
      return Verdict.of(Kind.SHAREABLE);
    }
    if (type.isArray() && type.getComponentType().isPrimitive()) {
      return Verdict.of(Kind.NUMBERS);
    }
    if (isTuple(type)) {
      return Verdict.of(Kind.TUPLE);
    }
    if (type == Optional.class) {
      return Verdict.of(Kind.OPTIONAL);
    }
    if (type == Pattern.class) {
      return new Verdict(Kind.FUNCTION, new Field[0]);
    }
    if (IMMUTABLE_LISTS.contains(type) || IMMUTABLE_SETS.contains(type)) {
      return Verdict.of(Kind.COLLECTION);
    }
    if (IMMUTABLE_MAPS.contains(type)) {
      return Verdict.of(Kind.MAP);
    }
    return judgeByFields(type);
  }

  private static boolean isTuple(Class<?> type) {
    return Product.class.isAssignableFrom(type) && type.getPackage() == Tuple2.class.getPackage();
  }

  private static Verdict judgeByFields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    if (!isPlainOrLambda(type) || type.isArray() || !collectFinalFields(type, fields)) {
      return Verdict.of(Kind.MUTABLE);
    }
    return new Verdict(type.isRecord() ? Kind.RECORD : Kind.FUNCTION, fields.toArray(new Field[0]));
  }

  private static boolean isPlainOrLambda(Class<?> type) {
    return Serializable.class.isAssignableFrom(type)
        && (SerializationHooks.isLambda(type) || SerializationHooks.isPlain(type));
  }

  /** Gathers the fields whose values decide; false if a field may change or is out of reach. */
  private static boolean collectFinalFields(Class<?> type, List<Field> fields) {
    for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          continue;
        }
        if (!isFinalAndSent(field)) {
          return false;
        }
        if (!field.getType().isPrimitive()) {
          if (!makeAccessible(field)) {
            return false;
          }
          fields.add(field);
        }
      }
    }
    return true;
  }

  /** A transient field would be empty in a copy, and so tell it from the original. */
  private static boolean isFinalAndSent(Field field) {
    return Modifier.isFinal(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
  }

  private static boolean makeAccessible(Field field) {
    try {
      field.setAccessible(true);
      return true;
    } catch (InaccessibleObjectException closed) {
      return false;
    }
  }
}
