package org.minispark.util;

/** Sums and counts whole numbers. */
public class LongAccumulator extends AccumulatorV2<Long, Long> {
  private static final long serialVersionUID = 1L;

  private long sum;
  private long count;

  /** Whether nothing was added, not even a 0. */
  @Override
  public boolean isZero() {
    return sum == 0 && count == 0;
  }

  @Override
  public LongAccumulator copy() {
    LongAccumulator copy = new LongAccumulator();
    copy.sum = sum;
    copy.count = count;
    return copy;
  }

  @Override
  public void reset() {
    sum = 0;
    count = 0;
  }

  /** Adds a number; null counts as zero, as it does in Spark. */
  @Override
  public void add(Long value) {
    add(value == null ? 0L : value.longValue());
  }

  /** Adds a number. */
  public void add(long value) {
    sum += value;
    count++;
  }

  /** How many numbers were added. */
  public long count() {
    return count;
  }

  /** The sum of all that was added. */
  public long sum() {
    return sum;
  }

  /** The mean of what was added; NaN if nothing was. */
  public double avg() {
    return (double) sum / count;
  }

  @Override
  public void merge(AccumulatorV2<Long, Long> other) {
    if (!(other instanceof LongAccumulator that)) {
      throw cannotMerge(other);
    }
    sum += that.sum;
    count += that.count;
  }

  @Override
  public Long value() {
    return sum;
  }
}
