package org.minispark.engine.shuffle;

/**
 * A hash map that combines values by key and knows about how many bytes it holds. The estimate
 * depends on the records alone, so that a limit on it cuts the same records into the same runs
 * everywhere.
 */
final class CombineBuffer {
  /** What one key takes in the map itself: slot, references and their room to grow. */
  private static final int ENTRY_BYTES = 32;

  /** Every how many updates the growth of a combined value is measured; prime, to miss patterns. */
  private static final int GROWTH_STRIDE = 31;

  private final Combiner combiner;
  private final LookAhead ahead = new LookAhead(this::addNow);
  private AppendOnlyMap map = new AppendOnlyMap();
  private long bytes;
  private int untilMeasured = GROWTH_STRIDE;

  CombineBuffer(Combiner combiner) {
    this.combiner = combiner;
  }

  void add(Object key, Object value) {
    ahead.add(key, value, map);
  }

  private void addNow(Object key, Object value) {
    int entry = map.entryOf(key);
    if (entry < 0) {
      addFirst(~entry, key, value);
    } else if (--untilMeasured == 0) {
      addMeasured(entry, value);
    } else {
      Object combined = map.value(entry);
      Object updated = combiner.add(combined, value);
      if (updated != combined) {
        map.setValue(entry, updated);
      }
    }
  }

  private void addFirst(int entry, Object key, Object value) {
    Object combined = combiner.create(value);
    map.setValue(entry, combined);
    bytes += ENTRY_BYTES + RecordSize.of(key) + RecordSize.of(combined);
    if (map.isFull()) {
      bytes = Long.MAX_VALUE;
    }
  }

  private void addMeasured(int entry, Object value) {
    untilMeasured = GROWTH_STRIDE;
    Object combined = map.value(entry);
    long before = RecordSize.of(combined);
    Object updated = combiner.add(combined, value);
    map.setValue(entry, updated);
    bytes += GROWTH_STRIDE * (RecordSize.of(updated) - before);
  }

  /** Estimated bytes of all that was added. */
  long bytes() {
    return bytes;
  }

  /** Combines what may still wait for others to be fetched with it. */
  void settle() {
    ahead.settle(map);
  }

  /** All that was added. */
  AppendOnlyMap map() {
    settle();
    return map;
  }

  /** Gives the map away and starts again with an empty one. */
  AppendOnlyMap takeMap() {
    AppendOnlyMap taken = map();
    map = new AppendOnlyMap();
    bytes = 0;
    untilMeasured = GROWTH_STRIDE;
    return taken;
  }
}
