package org.minispark.engine.serializer;

import java.io.Serializable;
import java.util.Objects;

/**
 * A user's function (or a value made of such functions) held by a lineage node.
 *
 * <p>Lineage itself is immutable and shared by all tasks of a process; only what users wrote may
 * carry state, so only that is copied per task. A node keeps each function in a {@code Captured}
 * and, when it computes a partition, asks its task for the task's own copy ({@link
 * TaskClosures#get}). All functions of one stage are serialized together, once per stage ({@link
 * StageClosures#capture}), so two functions that share a captured object still share it in the
 * copies, as in Spark.
 *
 * @param <F> the type of the function
 */
public final class Captured<F> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Marks a function that has not travelled: it is found in its stage by identity. */
  static final int NOT_TRAVELLED = -1;

  private final transient F function;
  private final int slot;

  private Captured(F function, int slot) {
    this.function = function;
    this.slot = slot;
  }

  /** Holds {@code function}; whether it can be serialized is checked by whoever cleaned it. */
  public static <F> Captured<F> of(F function) {
    return new Captured<>(Objects.requireNonNull(function, "function"), NOT_TRAVELLED);
  }

  /** The driver's own instance: never hand it to a task. Null in a copy that has travelled. */
  public F driverInstance() {
    return function;
  }

  /** The form in which this function travels with its stage's lineage: a slot, no function. */
  Captured<F> inSlot(int newSlot) {
    return new Captured<>(null, newSlot);
  }

  int slot() {
    return slot;
  }
}
