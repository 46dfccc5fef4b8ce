package org.minispark.engine.memory;

import java.util.Collection;
import java.util.Map;
import org.minispark.Tuple2;

/** How many elements a record holds, as far as that can be told at once. */
final class Weights {
  private static final ClassValue<Boolean> FROM_THE_JDK =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return "java.base".equals(type.getModule().getName());
        }
      };

  private Weights() {}

  /** Whether the record's size can be read off at once. */
  static boolean isFlat(Object record) {
    if (record == null
        || record instanceof String
        || record instanceof Long
        || record instanceof Integer
        || record instanceof Double) {
      return true;
    }
    Class<?> type = record.getClass();
    if (type == Tuple2.class) {
      Tuple2<?, ?> pair = (Tuple2<?, ?>) record;
      return isFlat(pair._1()) && isFlat(pair._2());
    }
    return type.isArray() && type.getComponentType().isPrimitive();
  }

  /** 1, and 1 more for each element of a collection, a map, an array, or of a pair of such. */
  static long of(Object record) {
    if (record instanceof Tuple2<?, ?> pair) {
      return 1 + of(pair._1()) + of(pair._2());
    }
    if (record instanceof Object[] array) {
      return 1 + array.length;
    }
    if (record instanceof Collection<?> collection && isFromTheJdk(record)) {
      return 1 + collection.size();
    }
    if (record instanceof Map<?, ?> map && isFromTheJdk(record)) {
      return 1 + map.size();
    }
    return 1;
  }

  /** A user's collection may count its elements one by one, or have none until asked. */
  private static boolean isFromTheJdk(Object record) {
    return FROM_THE_JDK.get(record.getClass());
  }
}
