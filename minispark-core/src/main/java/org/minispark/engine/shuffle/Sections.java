package org.minispark.engine.shuffle;

import java.util.Arrays;

/**
 * Where each bucket ends in something ordered by bucket (records in an array, bytes in a file).
 * Only buckets that are not empty are listed, so that a tiny output of a wide shuffle stays tiny.
 */
final class Sections {
  private final int[] ids;
  private final long[] ends;

  private Sections(int[] ids, long[] ends) {
    this.ids = ids;
    this.ends = ends;
  }

  /** Ascending ids with the end of each. */
  static Sections of(int[] ids, long[] ends) {
    return new Sections(ids, ends);
  }

  /** All in bucket 0. */
  static Sections ofOne(long length) {
    return length == 0
        ? new Sections(new int[0], new long[0])
        : new Sections(new int[] {0}, new long[] {length});
  }

  /** How many buckets are not empty; they have places 0 to count - 1. */
  int count() {
    return ids.length;
  }

  int id(int place) {
    return ids[place];
  }

  long start(int place) {
    return place == 0 ? 0 : ends[place - 1];
  }

  long end(int place) {
    return ends[place];
  }

  long length(int place) {
    return end(place) - start(place);
  }

  /** The same with all lengths times {@code factor}. */
  Sections scaled(long factor) {
    long[] scaled = new long[ends.length];
    for (int place = 0; place < ends.length; place++) {
      scaled[place] = ends[place] * factor;
    }
    return new Sections(ids, scaled);
  }

  /** Length of all. */
  long total() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** The place of a bucket; negative when it is empty. */
  int find(int id) {
    return Arrays.binarySearch(ids, id);
  }

  /** Collects sections in ascending order. */
  static final class Builder {
    private int[] ids = new int[4];
    private long[] ends = new long[4];
    private int count;

    /** Adds a bucket; an empty one (which ends where the last one did) is left out. */
    void add(int id, long end) {
      if (end == (count == 0 ? 0 : ends[count - 1])) {
        return;
      }
      if (count == ids.length) {
        ids = Arrays.copyOf(ids, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
      }
      ids[count] = id;
      ends[count++] = end;
    }

    Sections build() {
      return new Sections(Arrays.copyOf(ids, count), Arrays.copyOf(ends, count));
    }
  }
}
