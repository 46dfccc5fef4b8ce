package org.minispark.engine.shuffle;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.minispark.Tuple2;
import org.minispark.engine.base.EngineIterator;
import org.minispark.engine.base.Iterators;

/**
 * The records of one input whose keys another has not, however many there are. Add the records of
 * the first, take away the keys of the second, then ask once for what remains.
 *
 * <p>As long as the first input is shorter than a run, keys come in the order of {@link HashMap},
 * as in Spark, and the second input leaves nothing behind. Beyond that, which depends on the
 * records alone, both inputs go through the runs of an {@link ExternalAppendOnlyMap}, in its order.
 *
 * @param <K> keys
 * @param <V> values of the first input
 */
public final class Subtraction<K, V> {
  /** What one key takes in the map itself: its node, its slot and its list. */
  private static final int KEY_BYTES = 80;

  private static final int VALUE_BYTES = 4;
  private static final long STEP = 1 << 20;

  private final Workspace workspace;
  private final RemainderCombiner combiner = new RemainderCombiner();
  private Map<K, CompactBuffer<V>> few = new HashMap<>();
  private ExternalAppendOnlyMap<K, V, CompactBuffer<V>[]> many;
  private long bytes;
  private long acquired;

  public Subtraction(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Adds records of the first input. */
  public void add(Iterator<Tuple2<K, V>> records) {
    records.forEachRemaining(record -> add(record._1, record._2));
  }

  private void add(K key, V value) {
    if (many != null) {
      many.insert(key, value);
      return;
    }
    workspace.countRecord();
    addToFew(key, value);
    if (bytes >= workspace.runSize()) {
      becomeMany();
    } else if (bytes - acquired >= STEP) {
      workspace.memory().forceAcquire(bytes - acquired);
      acquired = bytes;
    }
  }

  /** Not by computeIfAbsent, which orders colliding keys otherwise than put does. */
  private void addToFew(K key, V value) {
    CompactBuffer<V> values = few.get(key);
    if (values == null) {
      values = new CompactBuffer<>();
      few.put(key, values);
      bytes += KEY_BYTES + RecordSize.of(key);
    }
    values.append(value);
    bytes += VALUE_BYTES + RecordSize.of(value);
  }

  private void becomeMany() {
    workspace.memory().release(acquired);
    acquired = 0;
    many = new ExternalAppendOnlyMap<>(combiner, workspace);
    few.forEach((key, values) -> values.forEach(value -> many.insert(key, value)));
    few = null;
  }

  /** Takes away the keys of records of the second input; all of the first have been added. */
  public void takeAway(Iterator<? extends Tuple2<K, ?>> records) {
    combiner.takesAway = true;
    records.forEachRemaining(record -> takeAway(record._1));
  }

  private void takeAway(K key) {
    if (many == null) {
      workspace.countRecord();
      few.remove(key);
    } else {
      many.insert(key, null);
    }
  }

  /** What remains, the values of a key in the order in which they were added. */
  public EngineIterator<Tuple2<K, V>> remainder() {
    if (many == null) {
      return Iterators.flatMap(
          few.entrySet().iterator(), entry -> records(entry.getKey(), entry.getValue()));
    }
    return Iterators.flatMap(
        Iterators.filter(many.iterator(), entry -> !RemainderCombiner.isTakenAway(entry._2)),
        entry -> records(entry._1, RemainderCombiner.added(entry._2)));
  }

  private static <K, V> Iterator<Tuple2<K, V>> records(K key, CompactBuffer<V> values) {
    return Iterators.map(values.iterator(), value -> new Tuple2<>(key, value));
  }

  /**
   * Keeps a key's values, and beside them whether the key was taken away: one mark, however often
   * it was. The values stay, because the size of a run may only grow.
   */
  private static final class RemainderCombiner extends Combiner {
    private static final int ADDED = 0;
    private static final int MARK = 1;

    private boolean takesAway;

    @Override
    Object create(Object value) {
      return add(new CompactBuffer<?>[] {new CompactBuffer<>(), new CompactBuffer<>()}, value);
    }

    @Override
    Object add(Object combined, Object value) {
      CompactBuffer<Object>[] both = buffers(combined);
      if (takesAway) {
        mark(both);
      } else {
        both[ADDED].append(value);
      }
      return combined;
    }

    @Override
    Object merge(Object combined, Object later) {
      CompactBuffer<Object>[] both = buffers(combined);
      both[ADDED].appendAll(buffers(later)[ADDED]);
      if (isTakenAway(buffers(later))) {
        mark(both);
      }
      return combined;
    }

    private static void mark(CompactBuffer<Object>[] both) {
      if (both[MARK].isEmpty()) {
        both[MARK].append(null);
      }
    }

    static boolean isTakenAway(CompactBuffer<?>[] both) {
      return !both[MARK].isEmpty();
    }

    static <V> CompactBuffer<V> added(CompactBuffer<V>[] both) {
      return both[ADDED];
    }

    @SuppressWarnings("unchecked") // made by create
    private static CompactBuffer<Object>[] buffers(Object combined) {
      return (CompactBuffer<Object>[]) combined;
    }
  }
}
