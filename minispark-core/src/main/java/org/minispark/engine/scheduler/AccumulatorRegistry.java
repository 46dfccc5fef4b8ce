package org.minispark.engine.scheduler;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.minispark.util.AccumulatorV2;

/**
 * Finds the driver's accumulator for a task's copy. It keeps none alive: what the program has
 * dropped is not updated any more.
 */
public final class AccumulatorRegistry {
  private final Map<Long, WeakReference<AccumulatorV2<?, ?>>> byId = new ConcurrentHashMap<>();

  /** Takes a registered accumulator of the driver. */
  public void add(AccumulatorV2<?, ?> accumulator) {
    byId.put(accumulator.id(), new WeakReference<>(accumulator));
  }

  /** The driver's accumulator, or null if the program holds it no longer. */
  AccumulatorV2<?, ?> find(long id) {
    WeakReference<AccumulatorV2<?, ?>> held = byId.get(id);
    AccumulatorV2<?, ?> found = held == null ? null : held.get();
    if (held != null && found == null) {
      byId.remove(id, held);
    }
    return found;
  }
}
