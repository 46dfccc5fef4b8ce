package org.minispark.engine.shuffle;

/**
 * Pairs in memory, ordered by bucket: two arrays, however many buckets there are. Empty buckets
 * take no room.
 */
final class Buckets {
  static final Buckets NONE = new Buckets(new Object[0], Sections.ofOne(0));

  /** Keys at even places, the value of each after it. */
  private final Object[] pairs;

  private final Sections sections;

  Buckets(Object[] pairs, Sections sections) {
    this.pairs = pairs;
    this.sections = sections;
  }

  /** The pairs of a map, bucket 0 alone, in the given order of entries. */
  static Buckets ofOne(AppendOnlyMap map, int[] entries) {
    Object[] pairs = new Object[2 * entries.length];
    for (int i = 0; i < entries.length; i++) {
      pairs[2 * i] = map.key(entries[i]);
      pairs[2 * i + 1] = map.value(entries[i]);
    }
    return new Buckets(pairs, Sections.ofOne(entries.length));
  }

  Sections sections() {
    return sections;
  }

  /** Number of pairs in all buckets. */
  int size() {
    return pairs.length / 2;
  }

  Object key(int pair) {
    return pairs[2 * pair];
  }

  Object value(int pair) {
    return pairs[2 * pair + 1];
  }

  /** The pairs of all buckets, one after the other. */
  Pairs all() {
    return new ArrayPairs(pairs, 0, size());
  }

  /** The pairs of one bucket. */
  Pairs bucket(int id) {
    int place = sections.find(id);
    return place < 0
        ? new ArrayPairs(pairs, 0, 0)
        : new ArrayPairs(pairs, (int) sections.start(place), (int) sections.end(place));
  }

  private static final class ArrayPairs extends Pairs {
    private final Object[] pairs;
    private final int end;
    private int at;

    ArrayPairs(Object[] pairs, int from, int until) {
      this.pairs = pairs;
      this.at = 2 * from;
      this.end = 2 * until;
    }

    @Override
    boolean next() {
      if (at == end) {
        return false;
      }
      key = pairs[at];
      value = pairs[at + 1];
      at += 2;
      return true;
    }

    @Override
    void pushTo(PairConsumer consumer) {
      pushSome(consumer, Integer.MAX_VALUE);
    }

    @Override
    int pushSome(PairConsumer consumer, int limit) {
      int from = at;
      int until = (int) Math.min(end, from + 2L * limit);
      at = until;
      for (int i = from; i < until; i += 2) {
        consumer.accept(pairs[i], pairs[i + 1]);
      }
      return (until - from) / 2;
    }
  }
}
