package org.minispark.engine.serializer;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.minispark.SparkException;
import org.minispark.engine.base.Unchecked;

/**
 * The user functions of one stage, serialized once.
 *
 * <p>Each task gets its own copies ({@link #forTask}). A function is shared by all tasks only where
 * nobody could tell: all that it captures is transitively immutable. The others are serialized in
 * one stream, so that what two of them share stays shared in each task's copies.
 *
 * <p>Every function has a slot. Inside its process it is found by the identity of its {@link
 * Captured}; where the stage travels to another process, {@link #writeLineage} puts the slot in the
 * function's place, and {@link #toBytes} carries the functions themselves.
 *
 * <p>Lineage is serialized recursively, a few kilobytes of stack for each step; a lineage too long
 * for the calling thread is written and read on a thread with a stack of its own, large enough for
 * about 100,000 steps. Functions are not: what a closure holds must fit the stack of the threads
 * that use it, and is refused with "Task not serializable" on the driver's if it does not.
 */
public final class StageClosures {
  private final IdentityHashMap<Captured<?>, Integer> slots;
  private final Object[] shared;
  private final byte[] copied;
  private final ClosureSerializer serializer;

  private StageClosures(
      IdentityHashMap<Captured<?>, Integer> slots,
      Object[] shared,
      byte[] copied,
      ClosureSerializer serializer) {
    this.slots = slots;
    this.shared = shared;
    this.copied = copied;
    this.serializer = serializer;
  }

  /**
   * Serializes the functions together, so that what they share stays shared in each task's copy. A
   * function may be listed several times.
   *
   * @throws SparkException "Task not serializable"
   */
  public static StageClosures capture(List<Captured<?>> functions, ClosureSerializer serializer) {
    IdentityHashMap<Captured<?>, Integer> slots = new IdentityHashMap<>();
    for (Captured<?> function : functions) {
      slots.putIfAbsent(function, slots.size());
    }
    Object[] shared = new Object[slots.size()];
    Object[] toCopy = new Object[slots.size()];
    boolean anyToCopy = false;
    for (Map.Entry<Captured<?>, Integer> entry : slots.entrySet()) {
      Object function = entry.getKey().driverInstance();
      boolean isShared = serializer.isShareable(function);
      (isShared ? shared : toCopy)[entry.getValue()] = function;
      anyToCopy |= !isShared;
    }
    byte[] copied = anyToCopy ? serialize(toCopy, serializer) : null;
    return new StageClosures(slots, shared, copied, serializer);
  }

  private static byte[] serialize(Object[] functions, ClosureSerializer serializer) {
    try {
      return JavaForm.toBytes(functions);
    } catch (Exception | StackOverflowError failure) {
      for (Object function : functions) {
        if (function != null) {
          serializer.requireSerializable(function); // the guilty one tells its own line
        }
      }
      throw Unchecked.rethrow(new SparkException("Task not serializable", failure));
    }
  }

  /** A task's own copies, made when first asked for. */
  public TaskClosures forTask() {
    return new Copies();
  }

  /**
   * The functions, to travel once per stage and process.
   *
   * @throws SparkException "Task not serializable"
   */
  public byte[] toBytes() {
    return serializer.toBytes(new Object[] {shared, copied});
  }

  /** The value of {@link #toBytes} in another process; classes come from {@code loader}. */
  public static StageClosures fromBytes(
      byte[] bytes, ClassLoader loader, ClosureSerializer serializer) {
    Object[] parts = (Object[]) serializer.fromBytes(bytes, loader);
    return new StageClosures(
        new IdentityHashMap<>(0), (Object[]) parts[0], (byte[]) parts[1], serializer);
  }

  /**
   * The bytes of a stage's lineage (or all that describes the stage), with each function of this
   * stage replaced by its slot and functions of other stages left out.
   *
   * @throws SparkException "Task not serializable"
   */
  public byte[] writeLineage(Object lineage) {
    try {
      return LargeStack.call(() -> lineageForm(lineage));
    } catch (Exception | StackOverflowError failure) {
      throw Unchecked.rethrow(new SparkException("Task not serializable", failure));
    }
  }

  /** The same, for a caller that has a larger stack where this one is too small. */
  byte[] lineageForm(Object lineage) throws IOException {
    return JavaForm.toBytesReplacing(lineage, this::slotFor);
  }

  /** The value of {@link #writeLineage}; its functions are found in the stage's closures. */
  public static Object readLineage(byte[] bytes, ClassLoader loader) {
    try {
      return LargeStack.call(() -> JavaForm.fromBytes(bytes, loader));
    } catch (Exception failure) {
      throw Unchecked.rethrow(failure);
    }
  }

  private Object slotFor(Object object) {
    if (!(object instanceof Captured<?> function)) {
      return object;
    }
    return function.inSlot(slots.getOrDefault(function, Captured.NOT_TRAVELLED));
  }

  private final class Copies implements TaskClosures {
    private Object[] copies;

    @Override
    @SuppressWarnings("unchecked") // a slot holds a copy of what its Captured<F> held
    public <F> F get(Captured<F> function) {
      int slot = slotOf(function);
      Object instance = shared[slot];
      return (F) (instance != null ? instance : copies()[slot]);
    }

    private int slotOf(Captured<?> function) {
      int travelled = function.slot();
      if (travelled >= 0 && travelled < shared.length) {
        return travelled;
      }
      Integer slot = slots.get(function);
      if (slot == null) {
        throw new IllegalStateException(
            "a function that does not belong to this stage: " + function.driverInstance());
      }
      return slot;
    }

    private Object[] copies() {
      if (copies == null) {
        copies = (Object[]) serializer.fromBytes(copied, loader());
      }
      return copies;
    }

    private ClassLoader loader() {
      ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
      return ofThread != null ? ofThread : StageClosures.class.getClassLoader();
    }
  }
}
