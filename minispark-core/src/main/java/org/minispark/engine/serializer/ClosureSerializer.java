package org.minispark.engine.serializer;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.OutputStream;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;

/** Serializes functions, by Java serialization, as Spark does. Thread-safe. */
public final class ClosureSerializer {
  private final Immutability immutability = new Immutability();

  /**
   * Checks that {@code function} can be serialized.
   *
   * @throws SparkException "Task not serializable"; its cause is what serialization threw. A {@code
   *     NotSerializableException} there names the culprit's class, the line of the closure, and the
   *     path of fields from one to the other.
   */
  public void requireSerializable(Object function) {
    if (immutability.isSurelySerializable(function)) {
      return;
    }
    try {
      JavaForm.write(function, OutputStream.nullOutputStream());
    } catch (Exception | StackOverflowError failure) {
      throw Unchecked.rethrow(taskNotSerializable(function, failure));
    }
  }

  /** The bytes of {@code value}; fails as {@link #requireSerializable} does. */
  public byte[] toBytes(Object value) {
    try {
      return JavaForm.toBytes(value);
    } catch (Exception | StackOverflowError failure) {
      throw Unchecked.rethrow(taskNotSerializable(value, failure));
    }
  }

  /**
   * The value of {@link #toBytes}; classes come from {@code loader}. Runs on the calling thread, so
   * that accumulators in it find their task.
   */
  public Object fromBytes(byte[] bytes, ClassLoader loader) {
    try {
      return JavaForm.fromBytes(bytes, loader);
    } catch (IOException | ClassNotFoundException failure) {
      throw Unchecked.rethrow(failure);
    } catch (StackOverflowError tooDeep) {
      throw Unchecked.rethrow(
          new SparkException(
              "The objects that a closure holds are nested too deeply for this thread's stack;"
                  + " hold them in an array or a list, or raise -Xss",
              tooDeep));
    }
  }

  /** Whether all tasks may use one instance, because nobody could tell. */
  boolean isShareable(Object function) {
    return immutability.isImmutableFunction(function);
  }

  private static SparkException taskNotSerializable(Object function, Throwable failure) {
    return new SparkException("Task not serializable", explain(function, failure));
  }

  private static Throwable explain(Object function, Throwable failure) {
    if (failure instanceof StackOverflowError) {
      return withCause(
          new NotSerializableException(
              ClosureNames.describe(function)
                  + " holds objects nested too deeply to be serialized, a chain of "
                  + ObjectPath.toDeepest(function).ownerName()
                  + "; hold them in an array or a list"),
          failure);
    }
    if (failure instanceof NotSerializableException) {
      return ObjectPath.toCulprit(function)
          .map(path -> withCause(new NotSerializableException(path.tellAsCapture()), failure))
          .orElse(failure);
    }
    return failure;
  }

  private static Throwable withCause(Throwable told, Throwable cause) {
    told.initCause(cause);
    return told;
  }
}
