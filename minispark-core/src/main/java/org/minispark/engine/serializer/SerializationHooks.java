package org.minispark.engine.serializer;

import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** Whether a class takes part in its own Java serialization, so that its fields do not tell all. */
final class SerializationHooks {
  private SerializationHooks() {}

  /**
   * Whether the Java form of {@code type} is exactly its non-transient fields: it and all its
   * superclasses are Serializable and none declares a hook.
   */
  static boolean isPlain(Class<?> type) {
    if (Externalizable.class.isAssignableFrom(type)) {
      return false;
    }
    for (Class<?> each = type;
        each != Object.class && each != Record.class;
        each = each.getSuperclass()) {
      if (!Serializable.class.isAssignableFrom(each) || declaresHook(each)) {
        return false;
      }
    }
    return true;
  }

  /** Whether instances are lambdas or method references: their hook only names them. */
  static boolean isLambda(Class<?> type) {
    return type.isHidden() && type.isSynthetic();
  }

  private static boolean declaresHook(Class<?> type) {
    return declares(type, "writeObject", ObjectOutputStream.class)
        || declares(type, "readObject", ObjectInputStream.class)
        || declares(type, "readObjectNoData")
        || declares(type, "writeReplace")
        || declares(type, "readResolve")
        || declaresField(type, "serialPersistentFields");
  }

  private static boolean declares(Class<?> type, String method, Class<?>... parameters) {
    try {
      return type.getDeclaredMethod(method, parameters) != null;
    } catch (NoSuchMethodException absent) {
      return false;
    }
  }

  private static boolean declaresField(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name) != null;
    } catch (NoSuchFieldException absent) {
      return false;
    }
  }
}
