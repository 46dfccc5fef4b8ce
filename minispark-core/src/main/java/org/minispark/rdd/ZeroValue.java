package org.minispark.rdd;

import java.io.NotSerializableException;
import java.io.Serializable;
import org.minispark.engine.base.Unchecked;
import org.minispark.engine.serializer.ClosureSerializer;

/** Where a fold starts: a new copy each time, since the program's functions may change it. */
final class ZeroValue<U> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Object immutable;
  private final byte[] bytes;
  private transient ClosureSerializer serializer;

  private ZeroValue(Object immutable, byte[] bytes) {
    this.immutable = immutable;
    this.bytes = bytes;
  }

  /**
   * Takes the value as it is now; fails with the {@code NotSerializableException} itself, as Spark
   * does, if it cannot be serialized.
   */
  static <U> ZeroValue<U> of(U zero) {
    if (isImmutable(zero)) {
      return new ZeroValue<>(zero, null);
    }
    return new ZeroValue<>(null, toBytes(zero));
  }

  private static byte[] toBytes(Object zero) {
    try {
      return new ClosureSerializer().toBytes(zero);
    } catch (Exception refused) {
      Throwable cause = refused.getCause();
      throw Unchecked.rethrow(cause instanceof NotSerializableException ? cause : refused);
    }
  }

  @SuppressWarnings("unchecked") // what was given to of()
  U copy() {
    if (bytes == null) {
      return (U) immutable;
    }
    if (serializer == null) {
      serializer = new ClosureSerializer();
    }
    return (U) serializer.fromBytes(bytes, Thread.currentThread().getContextClassLoader());
  }

  private static boolean isImmutable(Object zero) {
    return zero == null
        || zero instanceof String
        || zero instanceof Long
        || zero instanceof Integer
        || zero instanceof Double
        || zero instanceof Boolean
        || zero instanceof Float;
  }
}
