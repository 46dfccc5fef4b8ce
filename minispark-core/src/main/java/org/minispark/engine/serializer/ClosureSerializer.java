package org.minispark.engine.serializer;

/** Serializes functions, by Java serialization, as Spark does. Thread-safe. */
public final class ClosureSerializer {
  /**
   * Checks that {@code function} can be serialized.
   *
   * @throws org.minispark.SparkException "Task not serializable", with the line of the closure, the
   *     path of fields to the culprit, and the {@code NotSerializableException} as cause
   */
  public void requireSerializable(Object function) {
    throw new UnsupportedOperationException();
  }

  /** The bytes of {@code value}. */
  public byte[] toBytes(Object value) {
    throw new UnsupportedOperationException();
  }

  /** The value of {@link #toBytes}; classes come from {@code loader}. */
  public Object fromBytes(byte[] bytes, ClassLoader loader) {
    throw new UnsupportedOperationException();
  }
}
