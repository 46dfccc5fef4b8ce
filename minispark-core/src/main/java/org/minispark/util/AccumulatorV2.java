package org.minispark.util;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import org.minispark.TaskContext;
import org.minispark.api.java.Optional;
import org.minispark.scheduler.AccumulableInfo;

/**
 * A value that tasks add to and the driver reads.
 *
 * <p>The driver's object is registered with the context. When a closure that holds it is sent, an
 * empty copy goes in its place; the copy registers itself with the task that it wakes up in, and
 * what it has gathered travels home with the task's result, where the engine merges it, once for
 * each partition of a stage.
 *
 * <p>A subclass must be mergeable in any grouping of its inputs, and {@link #copyAndReset()} must
 * give a copy for which {@link #isZero()} holds.
 *
 * @param <IN> what is added
 * @param <OUT> what is read
 */
public abstract class AccumulatorV2<IN, OUT> implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String INTERNAL_PREFIX = "internal.metrics.";

  private AccumulatorMetadata metadata;
  private boolean atDriverSide = true;

  /** Gives this accumulator its identity; IllegalStateException if it has one. */
  public final void register(AccumulatorMetadata given) {
    if (metadata != null) {
      throw new IllegalStateException("Cannot register an Accumulator twice.");
    }
    metadata = given;
  }

  /** Whether this is the driver's object or a copy of one that was registered. */
  public final boolean isRegistered() {
    return metadata != null;
  }

  /** The id given at registration; IllegalStateException before. */
  public final long id() {
    return assigned().id();
  }

  /** The name given at registration, if one was; IllegalStateException before. */
  public final Optional<String> name() {
    return assigned().name();
  }

  /** Whether failed tasks add their values too; IllegalStateException before registration. */
  public final boolean countFailedValues() {
    return assigned().countFailedValues();
  }

  /** Whether this is the driver's object, rather than a task's copy. */
  public final boolean isAtDriverSide() {
    return atDriverSide;
  }

  /** How this accumulator shows in an event that reports an update, a value, or both. */
  public final AccumulableInfo toInfo(Optional<Object> update, Optional<Object> value) {
    boolean internal = name().isPresent() && name().get().startsWith(INTERNAL_PREFIX);
    return new AccumulableInfo(
        id(), name(), update, value, internal, countFailedValues(), Optional.empty());
  }

  /** Whether nothing was added that shows: the value is the neutral one. */
  public abstract boolean isZero();

  /** A copy whose value is the neutral one. */
  public AccumulatorV2<IN, OUT> copyAndReset() {
    AccumulatorV2<IN, OUT> copy = copy();
    copy.reset();
    return copy;
  }

  public abstract AccumulatorV2<IN, OUT> copy();

  /** Makes the value the neutral one; {@link #isZero()} holds after it. */
  public abstract void reset();

  /** Adds an input. */
  public abstract void add(IN value);

  /** Adds what another accumulator of the same class has gathered. */
  public abstract void merge(AccumulatorV2<IN, OUT> other);

  /** What was added so far; only the driver sees all tasks' share. */
  public abstract OUT value();

  @Override
  public String toString() {
    if (metadata == null) {
      return "Un-registered Accumulator: " + getClass().getSimpleName();
    }
    String name = name().isPresent() ? "Some(" + name().get() + ")" : "None";
    return getClass().getSimpleName()
        + "(id: "
        + id()
        + ", name: "
        + name
        + ", value: "
        + value()
        + ")";
  }

  /** The failure of merging accumulators of two classes. */
  protected final UnsupportedOperationException cannotMerge(AccumulatorV2<?, ?> other) {
    return new UnsupportedOperationException(
        "Cannot merge " + getClass().getName() + " with " + other.getClass().getName());
  }

  /** The driver's object stays at the driver: a zero copy goes out. A task's goes home as it is. */
  protected final Object writeReplace() {
    if (!atDriverSide) {
      return withBufferSerialized();
    }
    if (metadata == null) {
      throw new UnsupportedOperationException(
          "Accumulator must be registered before send to executor");
    }
    AccumulatorV2<IN, OUT> copy = copyAndReset();
    if (!copy.isZero()) {
      throw new IllegalStateException("copyAndReset must return a zero value copy");
    }
    copy.metadata = metadata;
    return copy;
  }

  /** What goes home from a task: this, unless a subclass makes itself smaller for the way. */
  protected AccumulatorV2<IN, OUT> withBufferSerialized() {
    return this;
  }

  /** Each arrival changes sides: from the driver into a task, or from a task to the driver. */
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    atDriverSide = !atDriverSide;
    TaskContext context = TaskContext.get();
    if (!atDriverSide && context != null) {
      context.registerAccumulator(this);
    }
  }

  private AccumulatorMetadata assigned() {
    if (metadata == null) {
      throw new IllegalStateException(
          "The metadata of this accumulator has not been assigned yet.");
    }
    return metadata;
  }
}
