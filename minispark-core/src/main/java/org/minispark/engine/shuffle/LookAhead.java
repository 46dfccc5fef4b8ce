package org.minispark.engine.shuffle;

/**
 * Gathers a few small records on their way into a map, so that the processor fetches the scattered
 * places that they will need together and not one after the other (group prefetching: Chen et al.,
 * "Improving Hash Join Performance through Prefetching", ICDE 2004). Their order stays. A record
 * that may be large is not held back: it pushes the waiting ones on and follows at once.
 */
final class LookAhead {
  private static final int GROUP = 64;
  private static final int SMALL_TEXT = 256;

  private final Pairs.PairConsumer next;
  private final Object[] keys = new Object[GROUP];
  private final Object[] values = new Object[GROUP];
  private final int[] entries = new int[GROUP];
  private int waiting;

  /** Keeps what {@link AppendOnlyMap#touch} has read, so that it is not optimized away. */
  @SuppressWarnings("UnusedVariable")
  private int read;

  LookAhead(Pairs.PairConsumer next) {
    this.next = next;
  }

  void add(Object key, Object value, AppendOnlyMap map) {
    if (isSmall(key) && isSmall(value)) {
      keys[waiting] = key;
      values[waiting] = value;
      if (++waiting == GROUP) {
        settle(map);
      }
    } else {
      settle(map);
      next.accept(key, value);
    }
  }

  private static boolean isSmall(Object object) {
    return object instanceof Integer
        || object instanceof Long
        || object instanceof Double
        || object instanceof String text && text.length() <= SMALL_TEXT;
  }

  /** Sends on what waits. */
  void settle(AppendOnlyMap map) {
    read += map.touch(keys, entries, waiting);
    for (int i = 0; i < waiting; i++) {
      next.accept(keys[i], values[i]);
    }
    waiting = 0;
  }
}
