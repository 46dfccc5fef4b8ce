package org.minispark.engine.serializer;

import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.minispark.Tuple1;
import org.minispark.Tuple2;
import org.minispark.Tuple3;
import org.minispark.Tuple4;
import org.minispark.Tuple5;

/** Decides for each class, once, how its values are written. */
final class ClassCatalog {
  /** Classes of the JDK and the engine that have a codec of their own. */
  private static final Map<Class<?>, Integer> BUILT_IN = builtIn();

  private final ClassValue<ClassInfo> infos =
      new ClassValue<>() {
        @Override
        protected ClassInfo computeValue(Class<?> type) {
          return describe(type);
        }
      };
  private final Rules rules;

  /** What differs between the serializers that a program can choose. */
  interface Rules {
    /** Whether the fast codec of a built-in class is as good as the chosen serializer. */
    boolean allowsBuiltIn(Class<?> type);

    /** The code for a class of the program. */
    ClassInfo describeOther(Class<?> type);
  }

  ClassCatalog(Rules rules) {
    this.rules = rules;
  }

  ClassInfo of(Class<?> type) {
    return infos.get(type);
  }

  private ClassInfo describe(Class<?> type) {
    Integer code = BUILT_IN.get(type);
    if (code != null && rules.allowsBuiltIn(type)) {
      return new ClassInfo(type, code, null);
    }
    return rules.describeOther(type);
  }

  /** The default rules: as Java serialization, only faster where that is certain to be the same. */
  static final class JavaRules implements Rules {
    @Override
    public boolean allowsBuiltIn(Class<?> type) {
      return true;
    }

    @Override
    public ClassInfo describeOther(Class<?> type) {
      if (!Serializable.class.isAssignableFrom(type)) {
        return new ClassInfo(type, Code.REFUSED, null);
      }
      if (Enum.class.isAssignableFrom(type) && type != Enum.class) {
        Class<?> declaring = type.isEnum() ? type : type.getSuperclass();
        return new ClassInfo(declaring, Code.ENUM, new EnumMembers(declaring));
      }
      if (type.isArray()) {
        return new ClassInfo(type, Code.ARRAY, new ArrayMembers(type.getComponentType()));
      }
      if (isOutOfReach(type) || !SerializationHooks.isPlain(type)) {
        return whole(type);
      }
      return type.isRecord() ? record(type) : fields(type);
    }

    private static ClassInfo fields(Class<?> type) {
      Optional<FieldMembers> members = FieldMembers.of(type);
      return members.isPresent() ? new ClassInfo(type, Code.FIELDS, members.get()) : whole(type);
    }

    private static ClassInfo record(Class<?> type) {
      Optional<RecordMembers> members = RecordMembers.of(type);
      return members.isPresent() ? new ClassInfo(type, Code.RECORD, members.get()) : whole(type);
    }

    /** The JDK does not open its fields; lambdas and proxies cannot be found by name. */
    private static boolean isOutOfReach(Class<?> type) {
      ClassLoader loader = type.getClassLoader();
      return loader == null
          || loader == ClassLoader.getPlatformClassLoader()
          || type.isHidden()
          || Proxy.isProxyClass(type);
    }
  }

  static ClassInfo whole(Class<?> type) {
    return new ClassInfo(type, Code.WHOLE, null);
  }

  private static Map<Class<?>, Integer> builtIn() {
    Map<Class<?>, Integer> codes = new HashMap<>();
    codes.put(Boolean.class, Code.BOOLEAN);
    codes.put(Byte.class, Code.BYTE);
    codes.put(Short.class, Code.SHORT);
    codes.put(Character.class, Code.CHARACTER);
    codes.put(Integer.class, Code.INTEGER);
    codes.put(Long.class, Code.LONG);
    codes.put(Float.class, Code.FLOAT);
    codes.put(Double.class, Code.DOUBLE);
    codes.put(String.class, Code.STRING);
    codes.put(BigInteger.class, Code.BIG_INTEGER);
    codes.put(BigDecimal.class, Code.BIG_DECIMAL);
    codes.put(UUID.class, Code.UUID);
    codes.put(LocalDate.class, Code.LOCAL_DATE);
    codes.put(LocalDateTime.class, Code.LOCAL_DATE_TIME);
    codes.put(Instant.class, Code.INSTANT);
    codes.put(Duration.class, Code.DURATION);
    codes.put(Tuple1.class, Code.TUPLE1);
    codes.put(Tuple2.class, Code.TUPLE2);
    codes.put(Tuple3.class, Code.TUPLE3);
    codes.put(Tuple4.class, Code.TUPLE4);
    codes.put(Tuple5.class, Code.TUPLE5);
    codes.put(org.minispark.api.java.Optional.class, Code.OPTIONAL);
    codes.put(List.of().getClass(), Code.IMMUTABLE_LIST);
    codes.put(List.of(1).getClass(), Code.IMMUTABLE_LIST);
    codes.put(Collections.emptyList().getClass(), Code.EMPTY_LIST);
    codes.put(boolean[].class, Code.BOOLEAN_ARRAY);
    codes.put(byte[].class, Code.BYTE_ARRAY);
    codes.put(short[].class, Code.SHORT_ARRAY);
    codes.put(char[].class, Code.CHAR_ARRAY);
    codes.put(int[].class, Code.INT_ARRAY);
    codes.put(long[].class, Code.LONG_ARRAY);
    codes.put(float[].class, Code.FLOAT_ARRAY);
    codes.put(double[].class, Code.DOUBLE_ARRAY);
    codes.put(Object[].class, Code.OBJECT_ARRAY);
    codes.put(ArrayList.class, Code.ARRAY_LIST);
    codes.put(Arrays.asList().getClass(), Code.AS_LIST);
    codes.put(LinkedList.class, Code.LINKED_LIST);
    codes.put(ArrayDeque.class, Code.ARRAY_DEQUE);
    codes.put(HashSet.class, Code.HASH_SET);
    codes.put(LinkedHashSet.class, Code.LINKED_HASH_SET);
    codes.put(TreeSet.class, Code.TREE_SET);
    codes.put(HashMap.class, Code.HASH_MAP);
    codes.put(TreeMap.class, Code.TREE_MAP);
    codes.put(Date.class, Code.DATE);
    return Map.copyOf(codes);
  }
}
