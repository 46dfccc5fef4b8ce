package org.minispark.engine.shuffle;

/** A finished run of pairs, ordered by bucket and inside a bucket as its maker says. */
abstract class Run {
  private final Sections sections;

  Run(Sections sections) {
    this.sections = sections;
  }

  /** How many pairs of each bucket. */
  final Sections sections() {
    return sections;
  }

  /** All pairs in one go; called once. */
  abstract Pairs open();

  /** Reads it bucket by bucket; called once. */
  final Reader reader() {
    return new Reader(open(), sections);
  }

  /** A run in the heap. */
  static Run inHeap(Buckets buckets) {
    return new Run(buckets.sections()) {
      @Override
      Pairs open() {
        return buckets.all();
      }
    };
  }

  /** Reads a run, one bucket after the other. */
  static final class Reader extends Pairs {
    private final Pairs pairs;
    private final Sections sections;
    private int place;
    private long remaining;

    Reader(Pairs pairs, Sections sections) {
      this.pairs = pairs;
      this.sections = sections;
    }

    /** The bucket that comes next, Integer.MAX_VALUE at the end. */
    int upcoming() {
      return place == sections.count() ? Integer.MAX_VALUE : sections.id(place);
    }

    /** Goes to a bucket, which is the upcoming one or one that this run has nothing of. */
    void select(int bucket) {
      remaining = upcoming() == bucket ? sections.length(place++) : 0;
    }

    @Override
    boolean next() {
      if (remaining == 0) {
        return false;
      }
      remaining--;
      if (!pairs.next()) {
        throw new IllegalStateException("A run ends " + (remaining + 1) + " pairs too early");
      }
      key = pairs.key;
      value = pairs.value;
      return true;
    }
  }
}
