package org.minispark.broadcast;

import java.io.Serializable;
import org.minispark.SparkException;

/**
 * A read-only value that every executor keeps once, instead of getting it with every task.
 *
 * <p>Closures capture this object, not the value; a task's copy of it finds the value at its
 * executor. The value must not be changed after it was broadcast.
 */
public abstract class Broadcast<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long id;

  /** The line that destroyed this broadcast, in short form; null while it can be used. */
  private volatile String destroyedAt;

  protected Broadcast(long id) {
    this.id = id;
  }

  /** A number that no other broadcast of the application has. */
  public long id() {
    return id;
  }

  /** The value; SparkException if it was destroyed. */
  public T value() {
    assertValid();
    return getValue();
  }

  /** Drops the value at the executors, in the background; it goes there again when needed. */
  public void unpersist() {
    unpersist(/* blocking= */ false);
  }

  /** Drops the value at the executors and, if blocking, waits until they have. */
  public void unpersist(boolean blocking) {
    assertValid();
    doUnpersist(blocking);
  }

  /** Drops the value everywhere, for good, in the background. */
  public void destroy() {
    destroy(/* blocking= */ false);
  }

  /** Drops the value everywhere, for good, and, if blocking, waits until it is gone. */
  public void destroy(boolean blocking) {
    assertValid();
    destroyedAt = callSite();
    doDestroy(blocking);
  }

  /** Whether the value can be used. */
  public boolean isValid() {
    return destroyedAt == null;
  }

  @Override
  public String toString() {
    return "Broadcast(" + id + ")";
  }

  /** The value, from wherever it is. */
  protected abstract T getValue();

  /** Removes the executors' copies; they come again when they are needed. */
  protected abstract void doUnpersist(boolean blocking);

  /** Removes all copies for good. */
  protected abstract void doDestroy(boolean blocking);

  /** The user's line that is calling, such as {@code destroy at Job.java:10}. */
  protected abstract String callSite();

  /** Fails with SparkException if the value was destroyed. */
  protected final void assertValid() {
    if (!isValid()) {
      Broadcast.<RuntimeException>throwAs(
          new SparkException(
              "[INTERNAL_ERROR_BROADCAST] Attempted to use "
                  + this
                  + " after it was destroyed ("
                  + destroyedAt
                  + ") "));
    }
  }

  /** Spark's methods throw this checked exception without declaring it. */
  @SuppressWarnings("unchecked") // The cast is for the compiler alone: nothing checks it.
  private static <E extends Exception> void throwAs(SparkException exception) throws E {
    throw (E) exception;
  }
}
